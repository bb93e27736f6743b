export type JobStatus = 'queued' | 'active' | 'done' | 'failed' | 'cancelled';

/** A background job as `GET /jobs/:id` and the event stream tell it. */
export interface Job {
  id: string;
  kind: string;
  status: JobStatus;
  /** 0 to 100. */
  progress: number;
  step: string | null;
  /** Jobs in front of this one while it waits. */
  ahead?: number | null;
  result?: unknown;
  errorCode?: string | null;
  problemId?: string | null;
}

export const isOver = (status: JobStatus): boolean => status === 'done' || status === 'failed' || status === 'cancelled';
