import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, Queue, Worker, type Processor, type QueueOptions, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { type Config } from '../config/index.js';
import { openPool } from './pool.js';

/** What travels: the outbox key and ids. The queue's tables lie outside row-level security, so nothing else may. */
export interface WorkData {
  key: string;
  data: Record<string, unknown>;
}

export type WorkQueue = Queue<WorkData>;
export type WorkWorker = Worker<WorkData>;

/** Options of our queues and workers without the connection, which is the backend's. */
type Without<Options> = Omit<Options, 'connection' | 'prefix'>;

/** Makes queues and workers on one of the two backends. Everything beyond this file is the same for both. */
export interface QueueBackend {
  readonly kind: 'postgresql' | 'redis';
  queue(name: string, options: Without<QueueOptions>): WorkQueue;
  worker(name: string, process: Processor<WorkData>, options: Without<WorkerOptions>): WorkWorker;
  /** After all queues and workers are closed. */
  close(): Promise<void>;
}

/** The one switch: Redis where REDIS_URL is set, PostgreSQL otherwise. */
export function queueBackend(config: Pick<Config, 'database' | 'redisUrl'>): QueueBackend {
  return config.redisUrl === undefined ? postgresBackend(openPool(config, 'queue', 8, 'bullmq')) : redisBackend(config.redisUrl);
}

function postgresBackend(pool: pg.Pool): QueueBackend {
  // BullMQ's types speak of Redis even where another backend is given.
  const connection = pool as never;
  return {
    kind: 'postgresql',
    queue: (name, options) => new Queue(name, { ...options, connection }, createPostgresBackend as never) as WorkQueue,
    worker: (name, process, options) => new Worker(name, process, { ...options, connection }, createPostgresBackend as never) as WorkWorker,
    // A worker that was not waited for still holds its connection; the process must be able to end all the same.
    close: () => Promise.race([pool.end(), sleep(2000, undefined, { ref: false })]),
  };
}

function redisBackend(url: string): QueueBackend {
  const prefix = 'peerpolis';
  // Workers wait for Redis to come back; a producer fails at once, and the outbox keeps the entry.
  const waiting = { url, maxRetriesPerRequest: null };
  const failing = new Redis(url, { maxRetriesPerRequest: 1, lazyConnect: true, disconnectTimeout: 200 });
  failing.on('error', () => {}); // told to whoever sends a command
  return {
    kind: 'redis',
    queue: (name, options) => new Queue(name, { ...options, connection: failing, prefix, skipWaitingForReady: true }) as WorkQueue,
    worker: (name, process, options) => new Worker(name, process, { ...options, connection: waiting, prefix }) as WorkWorker,
    close: async () => failing.disconnect(),
  };
}
