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

const FETCH_MS = 200;

/** The consuming end of one lane. */
export class LaneWorker {
  private readonly worker: WorkWorker;
  private readonly running = new Set<Promise<void>>();

  constructor(backend: QueueBackend, lane: Lane, hooks: WorkerHooks, tuning: WorkerTuning = {}) {
    this.worker = backend.worker(queueName(lane), (job) => this.track(this.process(job, hooks)), {
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

  /** Takes nothing new and waits for what runs; what runs longer than the patience is taken over by another worker later. */
  async close(patienceMs = 15_000): Promise<void> {
    await this.worker.pause(true);
    // Work that was being fetched at this moment has to arrive before it can be waited for.
    await new Promise((resolve) => setTimeout(resolve, FETCH_MS));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), patienceMs)));
    const outcome = await Promise.race([Promise.allSettled(this.running), patience]);
    // A fetch slower than that is met by the second race: closing without force waits for its work.
    if (outcome === 'late') await this.worker.close(true);
    else await Promise.race([this.worker.close(), patience]);
    clearTimeout(timer);
  }

  private track(work: Promise<void>): Promise<void> {
    this.running.add(work);
    const done = () => void this.running.delete(work);
    work.then(done, done);
    return work;
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
