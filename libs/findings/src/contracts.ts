import { z } from 'zod';

/** A peer's verdict as the moderators see it: pseudonym, never a person. */
export const SideView = z.object({
  pseudonym: z.string(),
  verdict: z.enum(['scored', 'not-applicable', 'not-competent']),
  level: z.string().nullable(),
  number: z.number().nullable(),
  confidence: z.string().nullable(),
  evidenceStrength: z.string().nullable(),
  reason: z.string(),
});
export type SideView = z.infer<typeof SideView>;

export const ReplyView = z.object({
  state: z.enum(['accepted', 'contested', 'silent', 'upheld', 'changed']),
  reason: z.string(),
  repliedAt: z.iso.datetime(),
  resolution: z.string(),
  resolvedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
});
export type ReplyView = z.infer<typeof ReplyView>;

export const FindingView = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  dossierName: z.string(),
  indicatorCode: z.string(),
  state: z.enum(['passed', 'disputed', 'settled']),
  verdict: z.enum(['scored', 'not-applicable', 'no-score']).nullable(),
  level: z.string().nullable(),
  number: z.number().nullable(),
  /** Median of the peers' numbers. */
  peerValue: z.number().nullable(),
  /** The peers' levels in order of value, without authors. */
  levels: z.array(z.string()),
  selfLevel: z.string().nullable(),
  rationale: z.string(),
  dissent: z.string(),
  settledAt: z.iso.datetime().nullable(),
  /** Only for moderators and reviewers. */
  sides: z.array(SideView),
  reply: ReplyView.nullable(),
  version: z.number().int(),
});
export type FindingView = z.infer<typeof FindingView>;

/** PUT /findings/:id with If-Match: settle a disputed finding, or resolve a contested one. */
export const SettleFinding = z.strictObject({
  verdict: z.enum(['scored', 'not-applicable', 'no-score']).default('scored'),
  level: z.string().max(60).nullable().default(null),
  number: z.number().nullable().default(null),
  rationale: z.string().trim().min(1, 'Say why').max(10_000),
  dissent: z.string().trim().max(10_000).default(''),
});
export type SettleFinding = z.infer<typeof SettleFinding>;

export const ReplyToFinding = z.strictObject({
  state: z.enum(['accepted', 'contested']),
  reason: z.string().trim().max(10_000).default(''),
});
export type ReplyToFinding = z.infer<typeof ReplyToFinding>;
