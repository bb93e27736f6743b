import type { JobDetail, JobView } from '@contracts/platform';

/** A background job: `GET /jobs/:id` tells what it waits for, the event stream does not. */
export type Job = JobView & Partial<Pick<JobDetail, 'ahead'>>;

export const isOver = (status: Job['status']): boolean => status === 'done' || status === 'failed' || status === 'cancelled';
