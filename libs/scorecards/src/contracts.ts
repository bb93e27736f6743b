import { z } from 'zod';

export const LAYERS = ['self', 'peer', 'agreed'] as const;

/** One step of the arithmetic: `weight` is the share after missing parts are left out, `value` what it multiplies. */
export const Term = z.object({ code: z.string(), value: z.number().nullable(), weight: z.number(), note: z.string().optional() });

export const ScoreLine = z.object({
  code: z.string(),
  kind: z.enum(['indicator', 'commitment', 'section', 'overall']),
  layer: z.enum(LAYERS),
  value: z.number().nullable(),
  /** Share of the applicable children that are present; null for an indicator. */
  coverage: z.number().nullable(),
  /** Why there is no value: a stable word such as not-applicable, no-data, declined, unanswered, coverage, nothing-present. */
  why: z.string().nullable(),
  method: z.string().nullable(),
  terms: z.array(Term),
});
export type ScoreLine = z.infer<typeof ScoreLine>;

export const PublishedFigure = z.object({
  code: z.string(),
  label: z.string(),
  value: z.number(),
  decimals: z.number().int(),
  source: z.string(),
  verified: z.boolean(),
  remark: z.string().nullable(),
});
export type PublishedFigure = z.infer<typeof PublishedFigure>;

export const ScorecardView = z.object({
  dossierId: z.uuid(),
  name: z.string(),
  runId: z.uuid(),
  computedAt: z.iso.datetime(),
  methodVersion: z.string(),
  inputsSha256: z.string(),
  lines: z.array(ScoreLine),
  published: z.array(PublishedFigure),
});
export type ScorecardView = z.infer<typeof ScorecardView>;

/** One dossier among the results of its cycle: the top of its scorecard, and what others published about it. */
export const ResultRow = z.object({
  dossierId: z.uuid(),
  /** Address of the member's public page; null where the reader may not know the member. */
  slug: z.string().nullable(),
  name: z.string(),
  country: z.string().nullable(),
  /** Overall score where the edition has one, sections, and commitments where there is but one section; in every layer the reader may see. */
  lines: z.array(ScoreLine.omit({ terms: true, method: true })),
  published: z.array(PublishedFigure),
});
export type ResultRow = z.infer<typeof ResultRow>;

export const ScoringRunView = z.object({
  id: z.uuid(),
  cycleId: z.uuid(),
  method: z.record(z.string(), z.unknown()),
  methodVersion: z.string(),
  inputsSha256: z.string(),
  log: z.array(z.string()),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ScoringRunView = z.infer<typeof ScoringRunView>;
