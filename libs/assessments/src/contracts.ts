import { z } from 'zod';

export const ANSWER_KINDS = ['answered', 'not-applicable', 'no-data', 'declined', 'unanswered'] as const;
export const DOSSIER_EVENTS = [
  'start',
  'request-signature',
  'recall',
  'sign',
  'return',
  'start-review',
  'start-moderation',
  'start-reply',
  'settle',
  'publish',
  'hold',
  'resume',
  'withdraw',
] as const;
export const DossierEvent = z.enum(DOSSIER_EVENTS);

/** What a city says on one indicator. `level` for scales of levels, `number` for scales of numbers, `text` always. */
export const SaveAnswer = z.strictObject({
  kind: z.enum(ANSWER_KINDS),
  level: z.string().max(60).nullable().default(null),
  number: z.number().nullable().default(null),
  text: z.string().max(20_000).default(''),
});
export type SaveAnswer = z.infer<typeof SaveAnswer>;

export const AnswerView = z.object({
  indicatorCode: z.string(),
  kind: z.enum(ANSWER_KINDS),
  level: z.string().nullable(),
  number: z.number().nullable(),
  text: z.string(),
  version: z.number().int(),
  updatedAt: z.iso.datetime().nullable(),
});
export type AnswerView = z.infer<typeof AnswerView>;

/** A former or present version of an answer, for those who write it. */
export const AnswerVersion = AnswerView.omit({ indicatorCode: true, updatedAt: true }).extend({
  at: z.iso.datetime(),
  /** Who wrote it; null where the reader does not know the person. */
  by: z.string().nullable(),
});
export type AnswerVersion = z.infer<typeof AnswerVersion>;

/** Answer to a save: the new version (also as ETag) and the progress of the dossier. */
export const SavedAnswer = AnswerView.extend({ answered: z.number().int(), questions: z.number().int() });
export type SavedAnswer = z.infer<typeof SavedAnswer>;

export const EvidenceView = z.object({
  id: z.uuid(),
  indicatorCode: z.string(),
  kind: z.enum(['file', 'link']),
  title: z.string(),
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  visibility: z.enum(['public', 'reviewers']),
  createdAt: z.iso.datetime(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/** Link evidence as JSON; a file comes as multipart with the same fields (kind absent) and the part `file`. */
export const AddLink = z.strictObject({
  indicatorCode: z.string().min(1).max(60),
  kind: z.literal('link'),
  title: z.string().trim().min(1).max(300),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  visibility: z.enum(['public', 'reviewers']).default('reviewers'),
});
export type AddLink = z.infer<typeof AddLink>;

/** Fields beside the file of an upload. Without a title the file's name stands. */
export const UploadFields = z.strictObject({
  indicatorCode: z.string().min(1).max(60),
  kind: z.literal('file').optional(),
  title: AddLink.shape.title.optional(),
  visibility: AddLink.shape.visibility,
});
export type UploadFields = z.infer<typeof UploadFields>;

export const SnapshotView = z.object({
  id: z.uuid(),
  number: z.number().int(),
  state: z.enum(['requested', 'signed', 'void']),
  sha256: z.string(),
  requestedAt: z.iso.datetime(),
  signedAt: z.iso.datetime().nullable(),
  signedBy: z.string().nullable(),
});
export type SnapshotView = z.infer<typeof SnapshotView>;

/** Frozen content of a self-assessment; its SHA-256 is over the canonical JSON (keys sorted, no spaces, UTF-8). */
export const SnapshotContent = z.object({
  cycle: z.string(),
  member: z.string(),
  edition: z.string(),
  answers: z.array(AnswerView.omit({ version: true, updatedAt: true })),
  evidence: z.array(EvidenceView.pick({ indicatorCode: true, kind: true, title: true, url: true, fileName: true, size: true, sha256: true })),
});
export type SnapshotContent = z.infer<typeof SnapshotContent>;

/** Snapshot with what was frozen. */
export const SnapshotDetail = SnapshotView.extend({ content: SnapshotContent });
export type SnapshotDetail = z.infer<typeof SnapshotDetail>;

export const DossierRow = z.object({
  id: z.uuid(),
  cycleId: z.uuid(),
  cycleTitle: z.string(),
  networkId: z.uuid(),
  editionId: z.uuid(),
  /** null where the reader may not know the member (double-blind); `name` is then the dossier's pseudonym. */
  memberId: z.uuid().nullable(),
  name: z.string(),
  country: z.string().nullable(),
  state: z.string(),
  answered: z.number().int(),
  questions: z.number().int(),
  dueAt: z.iso.datetime().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
});
export type DossierRow = z.infer<typeof DossierRow>;

/** Time granted to one dossier beyond the stage's end. */
export const ExtensionView = z.object({ stage: z.enum(['self-assessment', 'reply']), until: z.iso.datetime(), reason: z.string() });
export type ExtensionView = z.infer<typeof ExtensionView>;

export const DossierView = DossierRow.extend({
  timeZone: z.string(),
  blindMode: z.enum(['open', 'single', 'double']),
  answers: z.array(AnswerView),
  evidence: z.array(EvidenceView),
  snapshot: SnapshotView.nullable(),
  /** Codes of applicable questions without an answer. */
  unanswered: z.array(z.string()),
  /** What the reader may do, e.g. write answers, sign. */
  may: z.object({ write: z.boolean(), sign: z.boolean(), manage: z.boolean(), reply: z.boolean() }),
  /** Events the reader may cause; `reason`: why not now; `needsReason`: only with a reason given. */
  possibilities: z.array(z.object({ event: z.string(), reason: z.string().optional(), needsReason: z.boolean().optional() })),
  /** Why answers and evidence cannot change now, for those who write them; null when they can. */
  frozen: z.string().nullable(),
  extensions: z.array(ExtensionView),
  history: z.array(z.object({ event: z.string(), from: z.string(), to: z.string(), reason: z.string().nullable(), at: z.iso.datetime() })),
});
export type DossierView = z.infer<typeof DossierView>;

export const DossierTransition = z.strictObject({ event: DossierEvent, reason: z.string().trim().max(2000).optional() });
export type DossierTransition = z.infer<typeof DossierTransition>;

export const GrantExtension = z.strictObject({
  stage: z.enum(['self-assessment', 'reply']),
  until: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/),
  reason: z.string().trim().min(1).max(2000),
});
export type GrantExtension = z.infer<typeof GrantExtension>;
