import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { Clock } from '../ports/index.js';
import { codeOf } from '../queue/errors.js';
import { Dispatcher } from './dispatcher.js';
import { claimWaiting } from './relay.js';

export interface DrainReport {
  /** Kinds in the order in which they were worked on. */
  done: string[];
  failures: { kind: string; code: string; error: unknown }[];
}

/** Works the outbox off in this process, without a queue: for tests and for one-off commands. */
@Injectable()
export class Drain {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly dispatcher: Dispatcher,
  ) {}

  async run(): Promise<DrainReport> {
    const report: DrainReport = { done: [], failures: [] };
    for (;;) {
      const entry = await this.take();
      if (!entry) return report;
      try {
        await this.dispatcher.dispatch(entry.kind, { key: entry.key, data: entry.data, attempt: 1, last: true });
        report.done.push(entry.kind);
      } catch (error) {
        report.failures.push({ kind: entry.kind, code: codeOf(error), error });
      }
    }
  }

  private take() {
    return this.db.run(SYSTEM, async () => {
      const [entry] = await claimWaiting(this.db, 1);
      if (entry) await this.db.query(`update outbox set relayed_at = $2, attempts = attempts + 1 where id = $1`, [entry.id, this.clock.now()]);
      return entry;
    });
  }
}

/**
 * Runs everything that waits in the outbox (jobs, mails, events) and what that causes, one after the other, until nothing is
 * left. Throws the first error of a handler unless `tolerate` is set; then it is in the report. Each entry is tried once.
 */
export async function drainJobs(app: INestApplicationContext, options: { tolerate?: boolean } = {}): Promise<DrainReport> {
  const report = await app.get(Drain).run();
  const [first] = report.failures;
  if (first && !options.tolerate) throw first.error;
  return report;
}
