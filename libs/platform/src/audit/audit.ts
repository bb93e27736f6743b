import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Clock, Randomness } from '../ports/index.js';

export interface AuditRecord {
  /** What was done: "dossier.submitted". */
  action: string;
  objectType: string;
  objectId: string | null;
  /** Network whose secretariat may read the entry; null for the platform. */
  networkId: string | null;
  /** Facts without identities: who acted is kept apart. */
  details?: Record<string, unknown>;
}

/**
 * The append-only record of what was done, written in the transaction that does it. Who acted is kept in a table of its own as
 * person and salt; the entry holds only the commitment sha256(salt|person), so the chain can be checked by those who may not know.
 */
@Injectable()
export class Audit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Records for the acting person; inside `Db.elevate` for the system. */
  async record({ action, objectType, objectId, networkId, details }: AuditRecord): Promise<void> {
    const { actor } = this.db;
    const values = [this.clock.now(), networkId, action, objectType, objectId, JSON.stringify(details ?? {})];
    if (actor.kind !== 'person') {
      await this.db.query(
        `insert into audit_entry (id, at, network_id, action, object_type, object_id, details, actor_commitment)
         values (nextval('audit_entry_id_seq'), $1, $2, $3, $4, $5, $6, $7)`,
        [...values, actor.kind],
      );
      return;
    }
    const salt = this.randomness.bytes(16).toString('hex');
    // One statement for both rows; no RETURNING, because who acts may not read the audit.
    await this.db.query(
      `with n as materialized (select nextval('audit_entry_id_seq') as id),
       entry as (insert into audit_entry (id, at, network_id, action, object_type, object_id, details, actor_commitment)
         select n.id, $1::timestamptz, $2::uuid, $3, $4, $5, $6::jsonb, $7 from n)
       insert into audit_identity (entry_id, person_id, salt) select n.id, $8::uuid, $9 from n`,
      [...values, commitment(salt, actor.personId), actor.personId, salt],
    );
  }
}

/** sha256(salt|person) in hexadecimal. */
export function commitment(salt: string, personId: string): string {
  return createHash('sha256').update(`${salt}|${personId}`).digest('hex');
}
