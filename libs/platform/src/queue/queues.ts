import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Job } from 'bullmq';
import { notFound } from '../http/problem.js';
import { type QueueBackend, type WorkData, type WorkQueue } from './backend.js';
import { ATTEMPTS, FIRST_WAIT_MS, LANES, queueName, type Lane } from './lanes.js';

export interface WorkItem extends WorkData {
  kind: string;
}

/** Work that failed for good. Holds no identity. */
export interface DeadLetter {
  /** Lane and id: "jobs.3f…". */
  id: string;
  kind: string;
  data: Record<string, unknown>;
  /** Code of the last error. */
  error: string;
  attempts: number;
  failedAt: Date;
}

export interface Tick {
  kind: string;
  cron: string;
  timeZone?: string;
}

/** Name of the messages that the timetable sends. */
export const TICK = 'tick';

/** Options by which the specs shorten the waits. */
export interface Waits {
  attempts?: number;
  firstWaitMs?: number;
}

/** The producing end of the queue, the same on both backends. Connects at the first call. */
export class Queues {
  private readonly queues = new Map<Lane, WorkQueue>();

  constructor(
    private readonly backend: QueueBackend,
    private readonly waits: Waits = {},
  ) {}

  /** Hands work over. The id comes from the key, so work handed over twice while the first is known is one. */
  async add(lane: Lane, items: readonly WorkItem[]): Promise<void> {
    if (items.length === 0) return;
    await this.queue(lane).addBulk(items.map(({ kind, key, data }) => ({ name: kind, data: { key, data }, opts: { jobId: idOf(key) } })));
  }

  /** Makes the timetable equal to the list. */
  async schedule(ticks: readonly Tick[]): Promise<void> {
    const queue = this.queue('messages');
    for (const { kind, cron, timeZone } of ticks) {
      await queue.upsertJobScheduler(kind, { pattern: cron, tz: timeZone ?? 'UTC' }, { name: TICK, data: { key: kind, data: { kind } } });
    }
    const wanted = new Set(ticks.map((tick) => tick.kind));
    for (const { key } of await queue.getJobSchedulers()) {
      if (!wanted.has(key)) await queue.removeJobScheduler(key);
    }
  }

  /** The newest 500 of each lane, newest first. */
  async deadLetters(): Promise<DeadLetter[]> {
    const letters: DeadLetter[] = [];
    for (const lane of LANES) {
      for (const job of await this.queue(lane).getFailed(0, 499)) letters.push(letterOf(lane, job));
    }
    return letters.sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime());
  }

  /** One dead letter. @throws Refusal not-found */
  async deadLetter(id: string): Promise<DeadLetter> {
    const { lane, job } = await this.find(id);
    return letterOf(lane, job);
  }

  /** Puts a dead letter back to be tried as if it were new. @throws Refusal not-found */
  async redrive(id: string): Promise<void> {
    const { job } = await this.find(id);
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
  }

  /** Entries by state over all lanes, for the operator. */
  async counts(): Promise<{ waiting: number; active: number; delayed: number; failed: number }> {
    const sum = { waiting: 0, active: 0, delayed: 0, failed: 0 };
    for (const lane of LANES) {
      const counts = await this.queue(lane).getJobCounts('waiting', 'active', 'delayed', 'failed');
      for (const state of Object.keys(sum) as (keyof typeof sum)[]) sum[state] += counts[state] ?? 0;
    }
    return sum;
  }

  async close(): Promise<void> {
    for (const queue of this.queues.values()) {
      // A queue that never found its server waits for it even here.
      const closed = queue.close().then(() => true, () => false);
      if (!(await Promise.race([closed, sleep(2000, false, { ref: false })]))) await queue.disconnect().catch(() => undefined);
    }
    this.queues.clear();
  }

  private async find(id: string): Promise<{ lane: Lane; job: Job<WorkData> }> {
    const [lane, key] = [id.slice(0, id.indexOf('.')) as Lane, id.slice(id.indexOf('.') + 1)];
    if (!LANES.includes(lane) || key === '') throw notFound();
    const job = await this.queue(lane).getJob(key);
    if (!job || !(await job.isFailed())) throw notFound();
    return { lane, job };
  }

  private queue(lane: Lane): WorkQueue {
    const known = this.queues.get(lane);
    if (known) return known;
    const made = this.backend.queue(queueName(lane), {
      defaultJobOptions: {
        attempts: this.waits.attempts ?? ATTEMPTS,
        backoff: { type: 'exponential', delay: this.waits.firstWaitMs ?? FIRST_WAIT_MS },
        removeOnComplete: { age: 24 * 3600, count: 1000 },
        removeOnFail: false,
        stackTraceLimit: 0,
      },
    });
    // Failures reach the caller of the command; without a listener they would end the process as well.
    made.on('error', () => {});
    this.queues.set(lane, made);
    return made;
  }
}

function letterOf(lane: Lane, job: Job<WorkData>): DeadLetter {
  return {
    id: `${lane}.${job.id ?? ''}`,
    kind: job.name,
    data: job.data.data,
    error: job.failedReason ?? '',
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp),
  };
}

/** A key may hold characters that the queue gives a meaning. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}
