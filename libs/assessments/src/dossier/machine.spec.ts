import { describe, expect, it } from '@jest/globals';
import { DOSSIER_STATES, type DossierState } from '@peerpolis/platform';
import { DOSSIER_EVENTS } from '../contracts.js';
import { sayIn } from '../texts/index.js';
import { DossierMachine, type DossierEventName, type DossierSubject } from './machine.js';

const ready: DossierSubject = {
  say: sayIn('en'),
  heldFrom: 'in-review',
  cycleState: 'publication',
  assessmentOpen: true,
  assessmentCloses: '31 March 2027',
  reply: 'complete',
  replyCloses: '12 May 2027',
  unanswered: 0,
  withoutEvidence: 0,
};

/** state → event → next state. Every pair that is not here is refused. */
const LIFE: Record<DossierState, Partial<Record<DossierEventName, DossierState>>> = {
  enrolled: { start: 'drafting', hold: 'on-hold', withdraw: 'withdrawn' },
  drafting: { 'request-signature': 'awaiting-signature', hold: 'on-hold', withdraw: 'withdrawn' },
  'awaiting-signature': { recall: 'drafting', sign: 'submitted', return: 'returned', hold: 'on-hold', withdraw: 'withdrawn' },
  submitted: { return: 'returned', 'start-review': 'in-review', hold: 'on-hold', withdraw: 'withdrawn' },
  returned: { 'request-signature': 'awaiting-signature', hold: 'on-hold', withdraw: 'withdrawn' },
  'in-review': { 'start-moderation': 'in-moderation', hold: 'on-hold', withdraw: 'withdrawn' },
  'in-moderation': { 'start-reply': 'in-reply', hold: 'on-hold', withdraw: 'withdrawn' },
  'in-reply': { settle: 'settled', hold: 'on-hold', withdraw: 'withdrawn' },
  settled: { publish: 'published', hold: 'on-hold', withdraw: 'withdrawn' },
  published: {},
  'on-hold': { resume: 'in-review', withdraw: 'withdrawn' },
  withdrawn: {},
};

describe('the life of a dossier', () => {
  const pairs = DOSSIER_STATES.flatMap((state) => DOSSIER_EVENTS.map((event) => [state, event, LIFE[state][event]] as const));

  it.each(pairs)('%s, %s: %s', (state, event, next) => {
    const attempt = () => DossierMachine.next(state, event, ready);
    if (next) expect(attempt()).toBe(next);
    else expect(attempt).toThrow(`this is ${state}`);
  });

  const SHUT = { ...ready, assessmentOpen: false };
  it.each<[DossierState, DossierEventName, DossierSubject, string]>([
    ['enrolled', 'start', { ...SHUT, cycleState: 'self-assessment' }, 'The self-assessment closed on 31 March 2027. The secretariat can grant an extension.'],
    ['drafting', 'request-signature', SHUT, 'The cycle has moved on from the self-assessment. The secretariat can grant an extension.'],
    ['awaiting-signature', 'sign', SHUT, 'The cycle has moved on from the self-assessment. The secretariat can grant an extension.'],
    ['submitted', 'return', SHUT, 'The cycle has moved on from the self-assessment. The secretariat can grant an extension.'],
    ['drafting', 'request-signature', { ...ready, unanswered: 1, withoutEvidence: 3 }, '1 question has no answer yet.'],
    ['returned', 'request-signature', { ...ready, withoutEvidence: 2 }, 'Evidence is missing for 2 answers.'],
    ['submitted', 'start-review', { ...ready, cycleState: 'self-assessment' }, 'The review stage of the cycle has not started.'],
    ['in-moderation', 'start-reply', { ...ready, cycleState: 'moderation' }, 'The reply stage of the cycle has not started.'],
    ['settled', 'publish', { ...ready, cycleState: 'reply' }, 'The publication stage of the cycle has not started.'],
    ['in-reply', 'settle', { ...ready, reply: 'open' }, 'The city may reply until 12 May 2027.'],
    ['in-reply', 'settle', { ...ready, reply: 'missing' }, 'The city has not replied to every finding, and the rules of the cycle ask for it.'],
    ['in-reply', 'settle', { ...ready, cycleState: 'moderation', say: sayIn('fr') }, 'L’étape de la réponse n’a pas commencé.'],
  ])('%s, %s is refused with its reason', (state, event, subject, reason) => {
    expect(() => DossierMachine.next(state, event, subject)).toThrow(reason);
    expect(DossierMachine.possibilities(state, subject)).toContainEqual({ event, reason });
  });
});
