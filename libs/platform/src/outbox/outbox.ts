import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Clock, Ids } from '../ports/index.js';

export interface OutboxEntry {
  /** Decides which consumers get it. */
  kind: string;
  /** The same key is taken once, however often it is added. */
  key: string;
  /** Ids and numbers only: it travels through the queue's tables, which lie outside row-level security. */
  data: Record<string, string | number | boolean | null>;
}

/** Events and jobs are written here in the transaction that causes them; the relay hands them to the queue after the commit. */
@Injectable()
export class Outbox {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Adds an entry in the caller's transaction, or does nothing when its key was added before. */
  async add({ kind, key, data }: OutboxEntry): Promise<void> {
    // No conflict target: naming one would need the right to read the table.
    await this.db.query(`insert into outbox (id, kind, key, data, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing`, [
      this.ids.next(),
      kind,
      key,
      JSON.stringify(data),
      this.clock.now(),
    ]);
  }
}
