import { z } from 'zod';

const moment = z.iso.datetime();

export const JOB_STATUSES = ['queued', 'active', 'done', 'failed', 'cancelled'] as const;

/** Background work as its requester and the network's secretariat see it. Steps and errors are codes for the screen's catalogue. */
export const JobView = z.object({
  id: z.uuid(),
  kind: z.string(),
  networkId: z.uuid().nullable(),
  cycleId: z.uuid().nullable(),
  dossierId: z.uuid().nullable(),
  status: z.enum(JOB_STATUSES),
  /** 0 … 100. */
  progress: z.number(),
  step: z.string().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  errorCode: z.string().nullable(),
  /** The same id is in the log of the worker. */
  problemId: z.uuid().nullable(),
  attempts: z.number().int(),
  cancelRequested: z.boolean(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
export type JobView = z.infer<typeof JobView>;

/** One job, with how many others wait or run before it while it waits. */
export const JobDetail = JobView.extend({ ahead: z.number().int().nullable() });
export type JobDetail = z.infer<typeof JobDetail>;

export const MailView = z.object({
  id: z.uuid(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  createdAt: moment,
  sentAt: moment.nullable(),
});
export type MailView = z.infer<typeof MailView>;

/** Work that failed for good; the operator may put it back. */
export const DeadLetterView = z.object({
  id: z.string(),
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
  error: z.string(),
  attempts: z.number().int(),
  failedAt: moment,
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;
