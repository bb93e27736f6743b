import { Machine } from '@peerpolis/platform';
import { type REVIEW_EVENTS, type REVIEW_STATES } from './contracts.js';
import { type Say } from './texts/index.js';

export type ReviewState = (typeof REVIEW_STATES)[number];
export type ReviewEvent = (typeof REVIEW_EVENTS)[number] | 'start' | 'settle';

/** What the guards look at. */
export interface ReviewSubject {
  dossierState: string;
  say: Say;
  /** Indicators of the edition, and those judged completely. */
  questions: number;
  complete: number;
}

const needsReview = ({ dossierState, say }: ReviewSubject): string | undefined => (dossierState === 'in-review' ? undefined : say('dossier-not-in-review'));

const needsAll = (subject: ReviewSubject): string | undefined => {
  const missing = subject.questions - subject.complete;
  return needsReview(subject) ?? (missing > 0 ? subject.say('not-complete', { count: missing, all: subject.questions }) : undefined);
};

const PENDING = ['proposed', 'invited', 'accepted', 'scoring', 'reopened'] as const;

export const reviewMachine = new Machine<ReviewState, ReviewEvent, ReviewSubject>('review', [
  { from: 'proposed', event: 'invite', to: 'invited' },
  { from: 'invited', event: 'accept', to: 'accepted' },
  { from: ['invited', 'accepted'], event: 'decline', to: 'declined' },
  { from: ['invited', 'accepted', 'scoring', 'reopened'], event: 'conflict', to: 'conflicted' },
  { from: 'accepted', event: 'start', to: 'scoring', guard: needsReview },
  { from: ['scoring', 'reopened', 'accepted'], event: 'submit', to: 'submitted', guard: needsAll },
  { from: 'submitted', event: 'reopen', to: 'reopened', guard: needsReview },
  { from: [...PENDING, 'declined', 'conflicted'], event: 'replace', to: 'replaced' },
  { from: 'submitted', event: 'settle', to: 'settled' },
]);

/** Events of the reviewer, and of the assigning officer. The rest is the house's own. */
export const REVIEWER_EVENTS: ReadonlySet<ReviewEvent> = new Set(['accept', 'decline', 'conflict', 'submit']);
export const OFFICER_EVENTS: ReadonlySet<ReviewEvent> = new Set(['invite', 'replace', 'reopen']);

/** States in which somebody still has to write. */
export const OPEN_STATES: readonly ReviewState[] = ['invited', 'accepted', 'scoring', 'reopened'];
