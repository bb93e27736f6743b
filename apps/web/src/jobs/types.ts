export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A background job as `GET /jobs/:id` and the event stream tell it. */
export interface Job {
  id: string;
  kind: string;
  state: JobState;
  /** Share done, 0 to 1; null where it cannot be told. */
  progress: number | null;
  /** Jobs in front of this one while it waits. */
  ahead?: number | null;
  step?: string | null;
  result?: unknown;
  error?: { code: string; detail?: string } | null;
}

export const isOver = (state: JobState): boolean => state === 'done' || state === 'failed' || state === 'cancelled';
