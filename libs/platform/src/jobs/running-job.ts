import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { JobCancelled, type JobContext } from './job-handler.js';

/** The row of a job that a worker has begun. */
export interface StartedJob {
  id: string;
  kind: string;
  data: Record<string, unknown>;
  networkId: string | null;
  cycleId: string | null;
  dossierId: string | null;
  requestedBy: string | null;
}

const WRITE_EVERY_MS = 500;
const ASK_EVERY_MS = 250;

/** A job's view of itself. The waits are measured by the process's own timer: they are no data. */
export class RunningJob implements JobContext {
  readonly actor = SYSTEM;
  readonly id: string;
  readonly data: Record<string, unknown>;
  readonly networkId: string | null;
  readonly cycleId: string | null;
  readonly dossierId: string | null;
  readonly requestedBy: string | null;
  private writtenAt = Number.NEGATIVE_INFINITY;
  private askedAt = Number.NEGATIVE_INFINITY;
  private step: string | null = null;

  constructor(
    job: StartedJob,
    private readonly db: Db,
  ) {
    this.id = job.id;
    this.data = job.data;
    this.networkId = job.networkId;
    this.cycleId = job.cycleId;
    this.dossierId = job.dossierId;
    this.requestedBy = job.requestedBy;
  }

  async progress(percent: number, step?: string): Promise<void> {
    if (this.db.isOpen) throw new Error('progress inside a transaction: nobody would see it before the commit');
    const now = performance.now();
    const sameStep = step === undefined || step === this.step;
    if (sameStep && now - this.writtenAt < WRITE_EVERY_MS) return;
    this.writtenAt = now;
    this.step = step ?? this.step;
    const row = await this.db.run(SYSTEM, () =>
      this.db.one<{ cancel: boolean }>(
        `update job set progress = $2, step = $3 where id = $1 and status = 'active' returning cancel_requested as cancel`,
        [this.id, Math.min(100, Math.max(0, percent)).toFixed(2), this.step],
      ),
    );
    if (!row || row.cancel) throw new JobCancelled();
  }

  async throwIfCancelled(): Promise<void> {
    const now = performance.now();
    if (now - this.askedAt < ASK_EVERY_MS) return;
    this.askedAt = now;
    const row = await this.db.run(SYSTEM, () =>
      this.db.one<{ cancel: boolean }>(`select cancel_requested as cancel from job where id = $1 and status = 'active'`, [this.id]),
    );
    if (!row || row.cancel) throw new JobCancelled();
  }
}
