import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Db } from '../database/db.js';
import { Clock, Ids } from '../ports/index.js';

export interface TransitionRecord {
  /** Name of the state machine: "dossier", "review". */
  machine: string;
  objectId: string;
  dossierId?: string | null;
  networkId?: string | null;
  event: string;
  /** null for the first state. */
  from: string | null;
  to: string;
  /** Words of the one who acted, where a reason is asked for. */
  reason?: string | null;
}

/** What happened to an object, without who did it; that is in the audit. Both are written in the transaction of the transition. */
@Injectable()
export class History {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  async record(record: TransitionRecord): Promise<void> {
    const { machine, objectId, dossierId, networkId, event, from, to, reason } = record;
    await this.db.query(
      `insert into transition_log (id, machine, object_id, network_id, dossier_id, event, from_state, to_state, reason, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [this.ids.next(), machine, objectId, networkId ?? null, dossierId ?? null, event, from, to, reason ?? null, this.clock.now()],
    );
    await this.audit.record({
      action: `${machine}.${event}`,
      objectType: machine,
      objectId,
      networkId: networkId ?? null,
      details: { from, to, ...(dossierId ? { dossierId } : {}) },
    });
  }
}
