import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { Consumes, type OutboxConsumer } from '../outbox/consumer.js';
import { Clock } from '../ports/index.js';
import { Storage } from '../storage/storage.js';

/** The timetable's word for housekeeping. */
export const HOUSEKEEPING = 'platform.housekeeping';

const DAY_MS = 24 * 3600_000;

/** Removes what has served its purpose: relayed entries, answers kept for repeated requests, counters, halves of files. */
@Consumes(HOUSEKEEPING)
export class Housekeeping implements OutboxConsumer {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly storage: Storage,
  ) {}

  async consume(): Promise<void> {
    const now = this.clock.now().getTime();
    const before = (days: number) => new Date(now - days * DAY_MS);
    await this.db.run(SYSTEM, async () => {
      await this.db.query(`delete from outbox where relayed_at < $1`, [before(90)]);
      await this.db.query(`delete from idempotency_key where created_at < $1`, [before(7)]);
      await this.db.query(`delete from rate_limit where expire < $1`, [now]);
    });
    await this.storage.sweep(before(1));
  }
}
