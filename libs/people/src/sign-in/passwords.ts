import { hash, verify, Algorithm } from '@node-rs/argon2';

/** argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane. */
const OPTIONS = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of no password at all: checked when an address is unknown, so that the answer takes as long as for a known one. */
let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** false for a wrong password, and for a person without one; both take the same time. */
export async function checkPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash('no password', OPTIONS);
  const matches = await verify(stored ?? (await decoy), password);
  return matches && Boolean(stored);
}
