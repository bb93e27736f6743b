import { z } from 'zod';

export const REVIEW_STATES = ['proposed', 'invited', 'accepted', 'declined', 'conflicted', 'scoring', 'submitted', 'reopened', 'settled', 'replaced'] as const;
export const REVIEW_EVENTS = ['invite', 'accept', 'decline', 'conflict', 'submit', 'reopen', 'replace'] as const;

/** A person of the network's pool, for the assigning officer. `conflict` says why this person may not review the dossier asked about. */
export const ReviewerView = z.object({
  id: z.uuid(),
  name: z.string(),
  home: z.object({ id: z.uuid(), name: z.string(), country: z.string() }),
  load: z.number().int(),
  conflict: z.string().nullable(),
});
export type ReviewerView = z.infer<typeof ReviewerView>;

export const AssignReviewer = z.strictObject({
  reviewerId: z.uuid(),
  /** false keeps the review a draft that only the assigning officer sees. */
  invite: z.boolean().default(true),
});
export type AssignReviewer = z.infer<typeof AssignReviewer>;

export const SaveScore = z.strictObject({
  verdict: z.enum(['scored', 'not-applicable', 'not-competent']),
  level: z.string().max(60).nullable().default(null),
  number: z.number().nullable().default(null),
  confidence: z.enum(['low', 'medium', 'high']).nullable().default(null),
  evidenceStrength: z.enum(['none', 'claimed', 'documented', 'verified']).nullable().default(null),
  reason: z.string().max(10_000).default(''),
});
export type SaveScore = z.infer<typeof SaveScore>;

export const ScoreView = z.object({
  indicatorCode: z.string(),
  verdict: z.enum(['scored', 'not-applicable', 'not-competent']),
  level: z.string().nullable(),
  number: z.number().nullable(),
  confidence: z.enum(['low', 'medium', 'high']).nullable(),
  evidenceStrength: z.enum(['none', 'claimed', 'documented', 'verified']).nullable(),
  reason: z.string(),
  version: z.number().int(),
});
export type ScoreView = z.infer<typeof ScoreView>;

export const ReviewRow = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  cycleId: z.uuid(),
  cycleTitle: z.string(),
  /** Name of the member, or the dossier's pseudonym in a double-blind cycle. */
  dossierName: z.string(),
  pseudonym: z.string(),
  state: z.enum(REVIEW_STATES),
  mine: z.boolean(),
  /** Present only for those who may know. */
  reviewer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Why it was declined, or the conflict; only with `reviewer`. */
  responseReason: z.string().nullable(),
  scored: z.number().int(),
  questions: z.number().int(),
  dueAt: z.iso.datetime().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

export const ReviewView = ReviewRow.extend({
  editionId: z.uuid(),
  timeZone: z.string(),
  scores: z.array(ScoreView),
  possibilities: z.array(z.object({ event: z.string(), reason: z.string().optional() })),
});
export type ReviewView = z.infer<typeof ReviewView>;

export const ReviewTransition = z.strictObject({ event: z.enum(REVIEW_EVENTS), reason: z.string().trim().max(2000).optional() });
export type ReviewTransition = z.infer<typeof ReviewTransition>;

export const ProposalView = z.object({
  id: z.uuid(),
  cycleId: z.uuid(),
  state: z.enum(['computing', 'draft', 'applied', 'discarded', 'infeasible']),
  jobId: z.uuid().nullable(),
  summary: z.record(z.string(), z.unknown()),
  pairs: z.array(
    z.object({ dossierId: z.uuid(), dossierName: z.string(), reviewerId: z.uuid(), reviewerName: z.string(), affinity: z.number(), explanation: z.array(z.string()) }),
  ),
  createdAt: z.iso.datetime(),
});
export type ProposalView = z.infer<typeof ProposalView>;
