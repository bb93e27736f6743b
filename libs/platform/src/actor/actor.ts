/** Who acts. The database sees kind, person and time of every transaction and decides from them which rows exist. */
export type Actor = AnonymousActor | PersonActor | SystemActor;

export interface AnonymousActor {
  readonly kind: 'anonymous';
  readonly locale: string;
}

export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly sessionId: string;
  readonly locale: string;
  /** Roles of the mandates in force, for the first, coarse check of a route; rows are decided by the database. */
  readonly roles: readonly Role[];
}

/** Jobs, seeds and the steps that a use case takes beyond its caller's rights (`Db.elevate`). */
export interface SystemActor {
  readonly kind: 'system';
  readonly locale: string;
}

/** Roles a mandate can give. The first four are for a member, the next four for a network, the last for the platform. */
export const ROLES = [
  'coordinator',
  'contributor',
  'signatory',
  'reviewer',
  'secretariat',
  'assigning-officer',
  'moderator',
  'observer',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

export const SYSTEM: SystemActor = { kind: 'system', locale: 'en' };
export const ANONYMOUS: AnonymousActor = { kind: 'anonymous', locale: 'en' };
