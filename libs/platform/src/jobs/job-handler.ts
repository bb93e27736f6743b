import { Injectable, SetMetadata } from '@nestjs/common';
import { type SystemActor } from '../actor/index.js';

/** Metadata key of a handler's kind. */
export const JOB_KIND = 'peerpolis:job';

/** What a job may use while it runs. */
export interface JobContext<Data = Record<string, unknown>> {
  /** Id of the row in `job`. */
  readonly id: string;
  readonly data: Data;
  /** A job acts as the system; it opens its own transactions: `db.run(context.actor, …)`. */
  readonly actor: SystemActor;
  readonly networkId: string | null;
  readonly cycleId: string | null;
  readonly dossierId: string | null;
  /** Person who asked, for the language of its result; null for the clock. */
  readonly requestedBy: string | null;
  /**
   * Tells how far it is: 0 … 100 and the code of the step ("report.charts"), which the web translates. Written at most twice a
   * second; throws JobCancelled when somebody asked for the end. Must not be called inside a transaction.
   */
  progress(percent: number, step?: string): Promise<void>;
  /** Throws JobCancelled when somebody asked for the end. */
  throwIfCancelled(): Promise<void>;
}

/**
 * Work of one kind. Idempotent: it may be started again after a crash. What it answers is kept as the job's result: ids and
 * numbers, no identity. A thrown `Refusal` fails the job with its code at once; any other error is tried again with backoff.
 */
export interface JobWork<Data = Record<string, unknown>> {
  run(context: JobContext<Data>): Promise<object | void>;
}

/** Marks a provider as the one handler of a kind of job. */
export function JobHandler(kind: string): ClassDecorator {
  return (target) => {
    Injectable()(target);
    SetMetadata(JOB_KIND, kind)(target);
  };
}

/** Thrown inside a job that was cancelled; a handler lets it pass. */
export class JobCancelled extends Error {
  constructor() {
    super('The job was cancelled');
  }
}
