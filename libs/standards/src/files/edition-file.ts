import { z } from 'zod';

/**
 * The shape of one edition of a standard as a YAML file, which is also the exchange format. Keys are the words of the field:
 * a tree of nodes (section, commitment, indicator), scales that indicators name, and texts by language.
 */
const language = z.string().regex(/^[a-z]{2}$/, 'a language is two lower-case letters');
const plain = z.string().trim().min(1);
/** A bare string is text in the source language. */
const text = z.union([plain, z.record(language, plain)]);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, 'a code has letters, digits, dots and hyphens, at most 40');
const confidence = plain;
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const level = z.strictObject({
  code,
  title: text,
  descriptor: text.optional(),
  /** Position on the reporting scale. The linter asks for it wherever the scale is scored. */
  number: z.number().optional(),
  evidence: z.enum(['required', 'optional']).default('optional'),
});

const notApplicable = z.strictObject({ allowed: z.boolean(), reason: z.enum(['required', 'optional']).default('required') });

const scaleCommon = {
  code,
  title: text,
  /** True where the owner of the standard fixes no such scale and it was added here. */
  ours: z.boolean(),
  note: text.optional(),
  scored: z.boolean().default(true),
  notApplicable: notApplicable.default({ allowed: false, reason: 'required' }),
};

const scale = z.discriminatedUnion('kind', [
  z.strictObject({ ...scaleCommon, kind: z.literal('levels'), levels: z.array(level).min(2) }),
  z.strictObject({
    ...scaleCommon,
    kind: z.literal('number'),
    unit: text,
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    direction: z.union([z.literal(1), z.literal(-1)]).default(1),
  }),
]);

const nodeCommon = {
  /** Numbering of the standard itself. Only nodes with an item count as items of the source. */
  item: plain.optional(),
  title: text,
  text: text.optional(),
  confidence: confidence.optional(),
  weight: z.number().positive().default(1),
};

const indicator = z.strictObject({
  ...nodeCommon,
  indicator: code,
  /** Code of a scale of this edition; absent for narrative alone. */
  scale: code.optional(),
  narrative: z.enum(['none', 'optional', 'required']).default('optional'),
  horizon: z.enum(['short', 'mid', 'long']).optional(),
  guidance: text.optional(),
  /** Level descriptors of this indicator, by level code; they stand before the scale's own. */
  levels: z.record(code, text).optional(),
  examples: z.array(text).optional(),
});

const commonShape = z.object(nodeCommon);
type CommonFields = z.output<typeof commonShape>;
export type FileIndicator = z.output<typeof indicator>;
export interface FileCommitment extends CommonFields {
  commitment: string;
  nodes: (FileCommitment | FileIndicator)[];
}
export interface FileSection extends CommonFields {
  section: string;
  nodes: (FileSection | FileCommitment)[];
}

const commitment: z.ZodType<FileCommitment> = z.strictObject({
  ...nodeCommon,
  commitment: code,
  nodes: z.array(z.lazy(() => byKey({ commitment, indicator }))).default([]),
});

const section: z.ZodType<FileSection> = z.strictObject({
  ...nodeCommon,
  section: code,
  nodes: z.array(z.lazy(() => byKey({ section, commitment }))).default([]),
});

const mean = z.enum(['none', 'arithmetic', 'geometric']);

export const editionFile = z.strictObject({
  standard: code,
  edition: code,
  /** `catalogued`: known, but nothing to assess; `reason` says why. */
  status: z.enum(['draft', 'published', 'catalogued']),
  reason: text.optional(),
  title: text,
  summary: text,
  sourceLanguage: language.default('en'),
  owner: plain,
  adopted: z.strictObject({ text: plain, date: isoDate.optional(), confidence }),
  /** Languages of the owner's own text (or form), not of this file. */
  officialLanguages: z.strictObject({ codes: z.array(language), note: text.optional(), confidence }),
  source: z.strictObject({ name: plain, confidence }),
  rating: text,
  rhythm: z.strictObject({ text, months: z.number().int().positive().optional() }),
  notes: z.array(text).default([]),
  scoring: z.strictObject({
    reporting: z.strictObject({ low: z.number(), high: z.number() }).default({ low: 0, high: 100 }),
    commitment: mean.default('arithmetic'),
    section: mean.default('arithmetic'),
    overall: mean,
    /** Smallest share of children that must be present for a parent to get a score, 0 … 1; absent: none is asked. */
    coverage: z.number().min(0).max(1).optional(),
    confidence: confidence.optional(),
    note: text.optional(),
  }),
  scales: z.array(scale).default([]),
  nodes: z.array(byKey({ section, commitment })).default([]),
});

export type EditionFile = z.output<typeof editionFile>;
export type FileScale = EditionFile['scales'][number];
export type FileNode = FileSection | FileCommitment | FileIndicator;
export type FileText = z.output<typeof text>;

/**
 * The shape whose own key the node has (`section`, `commitment`, `indicator`). Unlike a union it reports the problems of the shape
 * that was meant, not those of every alternative.
 */
function byKey<Shapes extends Record<string, z.ZodType>>(shapes: Shapes): z.ZodType<z.output<Shapes[keyof Shapes]>> {
  return z.unknown().transform((value, context) => {
    const key = Object.keys(shapes).find((name) => typeof value === 'object' && value !== null && name in value);
    const shape = key === undefined ? undefined : shapes[key];
    if (!shape) {
      context.addIssue({ code: 'custom', message: `expected a node with one of the keys ${Object.keys(shapes).join(', ')}` });
      return z.NEVER;
    }
    const result = shape.safeParse(value);
    if (result.success) return result.data as z.output<Shapes[keyof Shapes]>;
    for (const issue of result.error.issues) context.addIssue({ code: 'custom', message: issue.message, path: issue.path });
    return z.NEVER;
  });
}
