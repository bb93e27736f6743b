import { UnrecoverableError, type Job } from 'bullmq';
import { type QueueBackend, type WorkData, type WorkWorker } from './backend.js';
import { codeOf, isFinal } from './errors.js';
import { CONCURRENCY, queueName, type Lane } from './lanes.js';

/** One entry in the hands of a worker. */
export interface Work {
  /** Id in the queue; for the timetable's ticks it names the moment. */
  id: string;
  kind: string;
  key: string;
  data: Record<string, unknown>;
  /** 1 for the first try. */
  attempt: number;
  last: boolean;
}

export interface WorkerHooks {
  /** Does the work; an error that `isFinal` makes a dead letter at once, any other is tried again with backoff. */
  process(work: Work): Promise<void>;
  /** The entry has become a dead letter, also where its worker died too often to say so. */
  abandoned(work: Work): Promise<void>;
  /** Errors of the connection; the worker goes on by itself. */
  onError(error: unknown): void;
}

export interface WorkerTuning {
  concurrency?: number;
  /** Time after which the work of a dead process is taken over; also how long synchronous work may block the event loop. */
  lockMs?: number;
  stalledCheckMs?: number;
}

/** The consuming end of one lane. */
export class LaneWorker {
  private readonly worker: WorkWorker;

  constructor(backend: QueueBackend, lane: Lane, hooks: WorkerHooks, tuning: WorkerTuning = {}) {
    this.worker = backend.worker(queueName(lane), (job) => this.process(job, hooks), {
      concurrency: tuning.concurrency ?? CONCURRENCY[lane],
      lockDuration: tuning.lockMs ?? 60_000,
      stalledInterval: tuning.stalledCheckMs ?? 15_000,
      maxStalledCount: 2,
    });
    this.worker.on('error', (error) => hooks.onError(error));
    this.worker.on('failed', (job) => {
      if (job && isDead(job)) void hooks.abandoned(workOf(job)).catch((error: unknown) => hooks.onError(error));
    });
  }

  async ready(): Promise<void> {
    await this.worker.waitUntilReady();
  }

  /** Takes nothing new and waits for what runs. */
  async close(): Promise<void> {
    await this.worker.close();
  }

  private async process(job: Job<WorkData>, hooks: WorkerHooks): Promise<void> {
    try {
      await hooks.process(workOf(job));
    } catch (error) {
      // Only the code leaves: the text of an error may name a person, and the queue keeps what it is given.
      const kept = isFinal(error) ? new UnrecoverableError(codeOf(error)) : new Error(codeOf(error));
      kept.stack = kept.message;
      throw kept;
    }
  }
}

function workOf(job: Job<WorkData>): Work {
  const attempt = job.attemptsMade + 1;
  return { id: job.id ?? '', kind: job.name, key: job.data.key, data: job.data.data, attempt, last: attempt >= (job.opts.attempts ?? 1) };
}

function isDead(job: Job<WorkData>): boolean {
  return job.finishedOn !== undefined;
}
