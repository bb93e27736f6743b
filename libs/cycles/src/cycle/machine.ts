import { Machine, type Transition } from '@peerpolis/platform';
import { type CYCLE_EVENTS, type CYCLE_STATES, type STAGES } from '../contracts.js';
import { type Say } from '../texts/index.js';

export type CycleStateName = (typeof CYCLE_STATES)[number];
export type CycleEventName = (typeof CYCLE_EVENTS)[number];
export type StageName = (typeof STAGES)[number];

/** What the guards look at. */
export interface CycleSubject {
  say: Say;
  /** Words of the one who ends a stage before its date. */
  reason: string | undefined;
  /** The stage's closing date has passed; and the date in words. */
  stages: Record<StageName, { over: boolean; closes: string }>;
  /** Members that opening would enrol. */
  members: number;
  /** Dossiers that are submitted or further. */
  filed: number;
  /** Dossiers for which ending the stage would come too early. */
  waiting: Record<'self-assessment' | 'review' | 'moderation' | 'reply', number>;
  settled: number;
  /** Dossiers neither settled, published, on hold nor withdrawn. */
  unsettled: number;
  blindMode: string;
  mayReveal: boolean;
  revealed: boolean;
}

type Guard = (subject: CycleSubject) => string | undefined;

/** A stage promised until a date ends before it only when nobody needs it any more, or for a stated reason. */
const mayEnd =
  (stage: 'self-assessment' | 'review' | 'moderation' | 'reply', key: 'ends-assessment' | 'ends-review' | 'ends-moderation' | 'ends-reply'): Guard =>
  ({ stages, waiting, reason, say }) =>
    waiting[stage] === 0 || stages[stage].over || reason ? undefined : say(key, { count: waiting[stage], closes: stages[stage].closes });

const mayOpen: Guard = ({ members, stages, say }) => {
  if (members === 0) return say('nobody-to-enrol');
  return stages['self-assessment'].over ? say('assessment-past') : undefined;
};

const mayReview: Guard = (subject) => (subject.filed === 0 ? subject.say('nothing-filed') : mayEnd('self-assessment', 'ends-assessment')(subject));

const mayPublish: Guard = ({ unsettled, settled, say }) => {
  if (unsettled > 0) return say('not-settled', { count: unsettled });
  return settled === 0 ? say('nothing-settled') : undefined;
};

const mayReveal: Guard = ({ blindMode, mayReveal: promised, revealed, say }) => {
  if (blindMode === 'open') return say('nothing-hidden');
  if (!promised) return say('stays-hidden');
  return revealed ? say('already-revealed') : undefined;
};

const TABLE: readonly Transition<CycleStateName, CycleEventName, CycleSubject>[] = [
  { from: 'draft', event: 'open', to: 'self-assessment', guard: mayOpen },
  { from: 'self-assessment', event: 'start-review', to: 'review', guard: mayReview },
  { from: 'review', event: 'start-moderation', to: 'moderation', guard: mayEnd('review', 'ends-review') },
  { from: 'moderation', event: 'start-reply', to: 'reply', guard: mayEnd('moderation', 'ends-moderation') },
  { from: 'reply', event: 'start-publication', to: 'publication', guard: mayEnd('reply', 'ends-reply') },
  { from: 'publication', event: 'publish', to: 'follow-up', guard: mayPublish },
  { from: 'follow-up', event: 'reveal', to: 'follow-up', guard: mayReveal },
  { from: 'closed', event: 'reveal', to: 'closed', guard: mayReveal },
  { from: 'follow-up', event: 'close', to: 'closed' },
];

/** The life of a cycle. */
export const CycleMachine = new Machine<CycleStateName, CycleEventName, CycleSubject>('cycle', TABLE);
