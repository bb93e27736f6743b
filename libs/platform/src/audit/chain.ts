import { createHash } from 'node:crypto';

/** Hash before the first block. */
export const GENESIS = '0'.repeat(64);

/** An entry as it is hashed: texts exactly as the database writes them, so that no number is rounded on the way. */
export interface ChainedEntry {
  id: string;
  at: string;
  network_id: string | null;
  action: string;
  object_type: string;
  object_id: string | null;
  details: string;
  actor_commitment: string;
}

/** Columns of ChainedEntry; `details` is jsonb's own normal form, `at` is UTC to the microsecond. */
export const CHAINED_COLUMNS = `id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, network_id::text, action,
  object_type, object_id, details::text, actor_commitment`;

/** sha256, in hexadecimal, over the previous hash and one line of JSON per entry in the order of ids. Identities take no part. */
export function blockHash(previousHash: string, entries: readonly ChainedEntry[]): string {
  const hash = createHash('sha256').update(previousHash);
  for (const e of entries) {
    hash.update(`\n${JSON.stringify([e.id, e.at, e.network_id, e.action, e.object_type, e.object_id, e.details, e.actor_commitment])}`);
  }
  return hash.digest('hex');
}
