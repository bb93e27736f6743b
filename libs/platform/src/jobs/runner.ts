import { Logger } from '@nestjs/common';
import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { Consumes, type Delivery, type OutboxConsumer } from '../outbox/consumer.js';
import { JOB_ENTRY } from '../outbox/relay.js';
import { Clock, Ids } from '../ports/index.js';
import { codeOf, GiveUp, isFinal } from '../queue/errors.js';
import { JobCatalogue } from './catalogue.js';
import { JobCancelled } from './job-handler.js';
import { RunningJob, type StartedJob } from './running-job.js';

/** Runs jobs: finds the handler, keeps the row true, tells failures by code and problem id. */
@Consumes(JOB_ENTRY)
export class JobRunner implements OutboxConsumer {
  private readonly logger = new Logger('Job');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly catalogue: JobCatalogue,
  ) {}

  async consume({ data, last }: Delivery): Promise<void> {
    const id = String(data.jobId);
    const job = await this.start(id);
    if (!job) return;
    try {
      const handler = this.catalogue.handler(job.kind);
      if (!handler) throw new GiveUp('unknown-kind');
      const running = new RunningJob(job, this.db);
      await running.throwIfCancelled();
      const result = await handler.run(running);
      await this.end(id, 'done', result ?? null);
    } catch (error) {
      if (error instanceof JobCancelled) return this.end(id, 'cancelled', null);
      await this.fail(job, error, last || isFinal(error));
      throw error;
    }
  }

  async abandoned(data: Delivery['data']): Promise<void> {
    await this.db.run(SYSTEM, () =>
      this.db.query(
        `update job set status = 'failed', error_code = coalesce(error_code, 'worker-lost'), finished_at = $2
         where id = $1 and status in ('queued', 'active')`,
        [String(data.jobId), this.clock.now()],
      ),
    );
  }

  async revived(data: Delivery['data']): Promise<void> {
    await this.db.query(
      `update job set status = 'queued', progress = 0, step = null, error_code = null, problem_id = null, cancel_requested = false, finished_at = null
       where id = $1 and status = 'failed'`,
      [String(data.jobId)],
    );
  }

  /** The row as active; undefined where there is nothing to do any more. A row that is active already lost its worker. */
  private start(id: string): Promise<StartedJob | undefined> {
    return this.db.run(SYSTEM, () =>
      this.db.one<StartedJob>(
        `update job set status = 'active', started_at = coalesce(started_at, $2), attempts = attempts + 1, progress = 0, step = null
         where id = $1 and status in ('queued', 'active')
         returning id, kind, data, network_id as "networkId", cycle_id as "cycleId", dossier_id as "dossierId", requested_by as "requestedBy"`,
        [id, this.clock.now()],
      ),
    );
  }

  private async end(id: string, status: 'done' | 'cancelled', result: object | null): Promise<void> {
    await this.db.run(SYSTEM, () =>
      this.db.query(
        `update job set status = $2, result = $3, finished_at = $4, error_code = null, problem_id = null,
           progress = case when $2 = 'done' then 100 else progress end
         where id = $1 and status = 'active'`,
        [id, status, result === null ? null : JSON.stringify(result), this.clock.now()],
      ),
    );
  }

  private async fail({ id, kind }: StartedJob, error: unknown, final: boolean): Promise<void> {
    const problemId = this.ids.next();
    const code = codeOf(error);
    if (isFinal(error)) this.logger.warn(`${kind} refused: ${code} (job ${id}, problem ${problemId})`);
    else this.logger.error(`${kind} failed (job ${id}, problem ${problemId}): ${traceOf(error)}`);
    await this.db.run(SYSTEM, () =>
      this.db.query(`update job set status = $2, error_code = $3, problem_id = $4, finished_at = $5 where id = $1 and status = 'active'`, [
        id,
        final ? 'failed' : 'queued',
        code,
        problemId,
        final ? this.clock.now() : null,
      ]),
    );
  }
}

/** Where it happened, and which rule of the database was broken; never the values of a statement, which may name a person. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const facts = [code, table, constraint].filter((fact) => typeof fact === 'string');
  // The engine's own errors speak of code, not of data.
  const words = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError ? `: ${error.message}` : '';
  return [`${error.name} ${facts.join(' ')}${words}`.trimEnd(), ...frames.slice(0, 12)].join('\n');
}
