import { z } from 'zod';

export const CYCLE_STATES = ['draft', 'self-assessment', 'review', 'moderation', 'reply', 'publication', 'follow-up', 'closed'] as const;
export const CYCLE_EVENTS = ['open', 'start-review', 'start-moderation', 'start-reply', 'start-publication', 'publish', 'reveal', 'close'] as const;
/** Stages that have dates. */
export const STAGES = ['self-assessment', 'review', 'moderation', 'reply', 'publication'] as const;

export const CycleState = z.enum(CYCLE_STATES);
export const CycleEvent = z.enum(CYCLE_EVENTS);
export const Stage = z.enum(STAGES);
export const BlindMode = z.enum(['open', 'single', 'double']);

/** Rules of a cycle: fixed when it opens. */
export const CycleRules = z.strictObject({
  reviewersPerDossier: z.number().int().min(1).max(9).default(3),
  maxLoadPerReviewer: z.number().int().min(1).max(50).default(4),
  /** At most this many reviewers of one dossier from one country. */
  maxPerCountry: z.number().int().min(1).max(9).default(2),
  /** Two members never review each other in one cycle. */
  noMutual: z.boolean().default(true),
  /** Share of applicable indicators a score needs; below it the score is withheld. null: any. */
  coverage: z.number().min(0).max(1).nullable().default(null),
  /** A city may file with questions unanswered. */
  allowUnanswered: z.boolean().default(false),
  /** Silence in the reply stage counts as accepted. */
  silenceAccepts: z.boolean().default(true),
  /** The secretariat may make the reviewers known after publication. Reviewers score under this promise, so it never changes later. */
  revealAfterPublication: z.boolean().default(false),
});
export type CycleRules = z.infer<typeof CycleRules>;

/** Local date and time in the cycle's time zone, e.g. 2027-03-31T23:59. */
const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'A local date and time such as 2027-03-31T23:59');

export const StageDates = z.strictObject({ stage: Stage, opens: localDateTime, closes: localDateTime });

export const CreateCycle = z.strictObject({
  networkId: z.uuid(),
  editionId: z.uuid(),
  title: z.string().trim().min(3).max(200),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and hyphens').max(80),
  blindMode: BlindMode.default('single'),
  timeZone: z.string().min(3).max(60).optional(),
  stages: z.array(StageDates).length(STAGES.length),
  rules: CycleRules.prefault({}),
  /** Members to enrol when the cycle opens; absent: all current members of the network. */
  memberIds: z.array(z.uuid()).max(250_000).optional(),
});
export type CreateCycle = z.infer<typeof CreateCycle>;

export const UpdateCycle = z.strictObject({
  title: CreateCycle.shape.title.optional(),
  stages: z.array(StageDates).max(STAGES.length).optional(),
  rules: CycleRules.optional(),
});
export type UpdateCycle = z.infer<typeof UpdateCycle>;

/**
 * Something the user could do to an object, with the reason where it is not possible now. `needsReason`: it is possible for one who
 * says why (ending a stage before its date).
 */
export const PossibilityView = z.object({ event: z.string(), reason: z.string().optional(), needsReason: z.boolean().optional() });
export type PossibilityView = z.infer<typeof PossibilityView>;

export const StageView = z.object({ stage: Stage, opensAt: z.iso.datetime(), closesAt: z.iso.datetime() });

export const CycleView = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  state: CycleState,
  network: z.object({ id: z.uuid(), name: z.string(), slug: z.string(), sandbox: z.boolean() }),
  edition: z.object({ id: z.uuid(), label: z.string(), standardCode: z.string(), standardTitle: z.record(z.string(), z.string()) }),
  blindMode: BlindMode,
  timeZone: z.string(),
  historical: z.boolean(),
  revealed: z.boolean(),
  rules: CycleRules,
  stages: z.array(StageView),
  publishedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
  /** Only for those who may move the cycle on. */
  possibilities: z.array(PossibilityView),
});
export type CycleView = z.infer<typeof CycleView>;

/** Result of an enrolment: how many are new; the others took part already. */
export const Enrolled = z.object({ enrolled: z.number().int() });
export type Enrolled = z.infer<typeof Enrolled>;

/** A row of the list of cycles. */
export const CycleRow = CycleView.omit({ rules: true, stages: true, possibilities: true });
export type CycleRow = z.infer<typeof CycleRow>;

/** Cockpit of a secretariat: where everybody stands. Counts by state of dossier and review; who is late, by name. */
export const CockpitView = z.object({
  dossiers: z.record(z.string(), z.number().int()),
  reviews: z.record(z.string(), z.number().int()),
  findings: z.record(z.string(), z.number().int()),
  late: z.array(
    z.object({ dossierId: z.uuid(), member: z.string(), state: z.string(), stage: Stage, dueAt: z.iso.datetime(), answered: z.number().int(), questions: z.number().int() }),
  ),
  unassigned: z.number().int(),
});
export type CockpitView = z.infer<typeof CockpitView>;

export const TransitionInput = z.strictObject({ event: CycleEvent, reason: z.string().trim().max(2000).optional() });
export type TransitionInput = z.infer<typeof TransitionInput>;

export const Enrol = z.strictObject({ memberIds: z.array(z.uuid()).min(1).max(2000) });
export type Enrol = z.infer<typeof Enrol>;
