import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { Listener } from '../events/listener.js';
import { Clock } from '../ports/index.js';
import { codeOf } from '../queue/errors.js';
import { type Lane } from '../queue/lanes.js';
import { Queues } from '../queue/queues.js';

/** Kind of the entries that start jobs; they take the lane of long work. */
export const JOB_ENTRY = 'job';

export interface WaitingEntry {
  id: string;
  kind: string;
  key: string;
  data: Record<string, unknown>;
}

const BATCH = 200;
/** Wake-ups come by notification; the poll finds what a broken connection missed. */
const POLL_MS = 2000;

const laneOf = (kind: string): Lane => (kind === JOB_ENTRY ? 'jobs' : 'messages');

/** Hands the outbox to the queue, in several processes at once: rows in the hands of another are skipped. */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger('OutboxRelay');
  private running: Promise<void> | undefined;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private stopHearing: (() => void) | undefined;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queues: Queues,
    private readonly listener: Listener,
  ) {}

  async start(): Promise<void> {
    this.stopHearing = await this.listener.on('peerpolis_outbox', () => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopHearing?.();
    this.again = false;
    await this.running;
  }

  /** Hands over one batch; answers how many entries it held. A queue that is away leaves them waiting, with the error's code. */
  async relayBatch(): Promise<number> {
    return this.db.run(SYSTEM, async () => {
      const entries = await claimWaiting(this.db, BATCH);
      if (entries.length === 0) return 0;
      const ids = entries.map((entry) => entry.id);
      try {
        for (const lane of ['messages', 'jobs'] as const) {
          await this.queues.add(lane, entries.filter((entry) => laneOf(entry.kind) === lane));
        }
      } catch (error) {
        this.logger.error(`the queue does not take entries: ${(error as { code?: string }).code ?? codeOf(error)}`);
        await this.db.query(`update outbox set attempts = attempts + 1, last_error = 'queue-unavailable' where id = any($1::uuid[])`, [ids]);
        return 0;
      }
      // A crash before this commit hands the batch over again; the queue knows the keys, and consumers are idempotent.
      await this.db.query(`update outbox set relayed_at = $2, attempts = attempts + 1, last_error = null where id = any($1::uuid[])`, [ids, this.clock.now()]);
      return entries.length;
    });
  }

  private wake(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.logger.error(`the outbox waits: ${(error as { code?: string }).code ?? codeOf(error)}`))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async drain(): Promise<void> {
    while ((await this.relayBatch()) === BATCH);
  }
}

/** The oldest entries that nobody else holds, locked for the transaction. */
export function claimWaiting(db: Db, limit: number): Promise<WaitingEntry[]> {
  return db.query<WaitingEntry>(`select id, kind, key, data from outbox where relayed_at is null order by id limit $1 for update skip locked`, [limit]);
}
