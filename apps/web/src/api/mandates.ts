import type { MandateView } from '@contracts/people';
import { useMe } from './hooks.js';
import type { Role } from './types.js';

/** Mandates that hold now. What a person may do is decided by the API; screens leave out what would be refused anyway. */
const holds = ({ validFrom, validUntil }: MandateView, now: number): boolean => Date.parse(validFrom) <= now && (validUntil === null || Date.parse(validUntil) > now);

/** Networks in which the signed-in person has one of these roles. */
export function useMyNetworks(...roles: Role[]): { id: string; name: string; slug: string }[] {
  const { data } = useMe();
  const now = Date.now();
  const networks = (data?.mandates ?? []).flatMap((mandate) => (mandate.network && roles.includes(mandate.role) && holds(mandate, now) ? [mandate.network] : []));
  return [...new Map(networks.map((network) => [network.id, network])).values()];
}

/** Whether the signed-in person has one of these roles, in this network or, without one, anywhere. */
export function useHasRole(roles: readonly Role[], networkId?: string | null): boolean {
  const { data } = useMe();
  const now = Date.now();
  return (data?.mandates ?? []).some((mandate) => roles.includes(mandate.role) && holds(mandate, now) && (!networkId || !mandate.network || mandate.network.id === networkId));
}
