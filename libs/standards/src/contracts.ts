import { z } from 'zod';

/** Texts by language; a missing string falls back to English, then to any. */
export const NodeTexts = z.record(
  z.string(),
  z.object({
    title: z.string(),
    description: z.string().optional(),
    guidance: z.string().optional(),
    /** One example per line. */
    exampleEvidence: z.string().optional(),
    /** What each level means for this indicator, by level code; where absent, the scale's own description holds. */
    levels: z.record(z.string(), z.string()).optional(),
  }),
);
export type NodeTexts = z.infer<typeof NodeTexts>;

export const LevelView = z.object({
  code: z.string(),
  /** Number on the reporting scale; null for a level that is no score. */
  value: z.number().nullable(),
  texts: z.record(z.string(), z.object({ title: z.string(), description: z.string().optional() })),
  /** Choosing this level needs at least one piece of evidence. */
  evidenceRequired: z.boolean(),
});
export type LevelView = z.infer<typeof LevelView>;

export const ScaleView = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: z.enum(['levels', 'number']),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  unit: z.string().nullable(),
  levels: z.array(LevelView),
  /** The scale is ours, not the standard's owner's. */
  ours: z.boolean(),
  /** false: values are kept and shown, but are no score (tonnes, euro). */
  scored: z.boolean(),
  /** -1: a low number is good. */
  direction: z.union([z.literal(1), z.literal(-1)]),
  /** "Does not apply here" is an answer, with a reason. */
  mayNotApply: z.boolean(),
});
export type ScaleView = z.infer<typeof ScaleView>;

export const NodeView = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: z.enum(['section', 'commitment', 'indicator']),
  code: z.string(),
  position: z.number().int(),
  weight: z.number(),
  scaleCode: z.string().nullable(),
  /** Whether the city tells in its own words. An indicator without a scale is told only. */
  narrative: z.enum(['none', 'optional', 'required']),
  confidence: z.string().nullable(),
  source: z.string().nullable(),
  /** The owner's own number of the item ("XII", "2a"); null for what only groups. */
  item: z.string().nullable(),
  /** Term of the plan the indicator asks about, where the standard has several. */
  horizon: z.enum(['short', 'mid', 'long']).nullable(),
  texts: NodeTexts,
});
export type NodeView = z.infer<typeof NodeView>;

export const EditionRow = z.object({
  id: z.uuid(),
  standardId: z.uuid(),
  standardCode: z.string(),
  label: z.string(),
  status: z.enum(['draft', 'consultation', 'published', 'retired']),
  languages: z.array(z.string()),
  hasOverall: z.boolean(),
  rhythm: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  indicators: z.number().int(),
});
export type EditionRow = z.infer<typeof EditionRow>;

const Aggregation = z.enum(['arithmetic', 'geometric', 'none']);

/**
 * How scores go up the tree: indicators into commitments, commitments into sections, sections into the overall score; `none`: the
 * edition has no score there. `coverage`: share of present children below which a parent is withheld; null: any.
 */
export const ScoringMethod = z.object({
  commitment: Aggregation,
  section: Aggregation,
  overall: Aggregation,
  coverage: z.number().min(0).max(1).nullable(),
  /** Bounds of the reporting scale. */
  low: z.number(),
  high: z.number(),
});
export type ScoringMethod = z.infer<typeof ScoringMethod>;

/** An edition with its whole tree in display order: parents before children. */
export const EditionView = EditionRow.extend({
  standardTitle: z.record(z.string(), z.string()),
  method: ScoringMethod,
  scales: z.array(ScaleView),
  nodes: z.array(NodeView),
});
export type EditionView = z.infer<typeof EditionView>;

export const StandardRow = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.record(z.string(), z.string()),
  owner: z.string(),
  adopted: z.string(),
  editions: z.number().int(),
});
export type StandardRow = z.infer<typeof StandardRow>;

export const StandardView = StandardRow.omit({ editions: true }).extend({
  facts: z.record(z.string(), z.unknown()),
  sources: z.array(z.unknown()),
  editions: z.array(EditionRow),
});
export type StandardView = z.infer<typeof StandardView>;
