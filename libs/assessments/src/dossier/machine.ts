import { DOSSIER_STATES, Machine, type DossierState, type Transition } from '@peerpolis/platform';
import { type DOSSIER_EVENTS } from '../contracts.js';
import { type Say } from '../texts/index.js';

export type DossierEventName = (typeof DOSSIER_EVENTS)[number];

const CYCLE_ORDER = ['draft', 'self-assessment', 'review', 'moderation', 'reply', 'publication', 'follow-up', 'closed'];

/** The cycle has come to this stage, or gone beyond it. */
export const hasReached = (cycleState: string, stage: string): boolean => CYCLE_ORDER.indexOf(cycleState) >= CYCLE_ORDER.indexOf(stage);

/** What the guards look at. */
export interface DossierSubject {
  say: Say;
  /** State to come back to from a hold. */
  heldFrom: DossierState | null;
  cycleState: string;
  /** The self-assessment is open for this dossier now, by its dates or by an extension. */
  assessmentOpen: boolean;
  /** When it closed or closes, in words. */
  assessmentCloses: string;
  /** The city has replied to every finding, or its silence counts; it still may; or it should have. */
  reply: 'complete' | 'open' | 'missing';
  /** When the reply closed or closes, in words. */
  replyCloses: string;
  /** Questions that the rules of the cycle want answered and that are not. */
  unanswered: number;
  /** Answers that need evidence and have none. */
  withoutEvidence: number;
}

const open = (subject: DossierSubject): string | undefined => {
  if (subject.assessmentOpen) return undefined;
  return subject.cycleState === 'self-assessment'
    ? subject.say('assessment-closed', { closes: subject.assessmentCloses })
    : subject.say('assessment-over');
};

const complete = (subject: DossierSubject): string | undefined => {
  if (subject.unanswered > 0) return subject.say('unanswered', { count: subject.unanswered });
  if (subject.withoutEvidence > 0) return subject.say('evidence-missing', { count: subject.withoutEvidence });
  return undefined;
};

const reached =
  (stage: string, key: 'review-not-started' | 'reply-not-started' | 'publication-not-started') =>
  ({ cycleState, say }: DossierSubject): string | undefined =>
    hasReached(cycleState, stage) ? undefined : say(key);

const heard: (subject: DossierSubject) => string | undefined = ({ reply, replyCloses, say }) => {
  if (reply === 'open') return say('reply-open', { closes: replyCloses });
  return reply === 'missing' ? say('reply-missing') : undefined;
};

const ALIVE: readonly DossierState[] = DOSSIER_STATES.filter((state) => !['published', 'on-hold', 'withdrawn'].includes(state));

const TABLE: readonly Transition<DossierState, DossierEventName, DossierSubject>[] = [
  { from: 'enrolled', event: 'start', to: 'drafting', guard: open },
  { from: ['drafting', 'returned'], event: 'request-signature', to: 'awaiting-signature', guard: (subject) => open(subject) ?? complete(subject) },
  { from: 'awaiting-signature', event: 'recall', to: 'drafting', guard: open },
  { from: 'awaiting-signature', event: 'sign', to: 'submitted', guard: open },
  { from: ['awaiting-signature', 'submitted'], event: 'return', to: 'returned', guard: open },
  { from: 'submitted', event: 'start-review', to: 'in-review', guard: reached('review', 'review-not-started') },
  { from: 'in-review', event: 'start-moderation', to: 'in-moderation', guard: reached('review', 'review-not-started') },
  { from: 'in-moderation', event: 'start-reply', to: 'in-reply', guard: reached('reply', 'reply-not-started') },
  { from: 'in-reply', event: 'settle', to: 'settled', guard: (subject) => reached('reply', 'reply-not-started')(subject) ?? heard(subject) },
  { from: 'settled', event: 'publish', to: 'published', guard: reached('publication', 'publication-not-started') },
  { from: ALIVE, event: 'hold', to: 'on-hold' },
  { from: 'on-hold', event: 'resume', to: ({ heldFrom }) => heldFrom ?? 'drafting' },
  { from: [...ALIVE, 'on-hold'], event: 'withdraw', to: 'withdrawn' },
];

/** The life of a dossier. What reviews and findings have against an event is asked of them through DossierHooks. */
export const DossierMachine = new Machine<DossierState, DossierEventName, DossierSubject>('dossier', TABLE);

/** Events that are only done with a word of explanation to the other side. */
export const NEEDS_REASON: ReadonlySet<DossierEventName> = new Set(['return', 'hold', 'withdraw']);

/** States in which answers and evidence may change. */
export const EDITABLE_STATES: readonly DossierState[] = ['enrolled', 'drafting', 'returned'];
