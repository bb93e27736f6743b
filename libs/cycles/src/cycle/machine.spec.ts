import { describe, expect, it } from '@jest/globals';
import { CYCLE_EVENTS, CYCLE_STATES } from '../contracts.js';
import { sayIn } from '../texts/index.js';
import { CycleMachine, type CycleEventName, type CycleStateName, type CycleSubject } from './machine.js';

const stage = { over: false, closes: '31 March 2027' };
const ready: CycleSubject = {
  say: sayIn('en'),
  reason: undefined,
  stages: { 'self-assessment': stage, review: stage, moderation: stage, reply: stage, publication: stage },
  members: 3,
  filed: 3,
  waiting: { 'self-assessment': 0, review: 0, moderation: 0, reply: 0 },
  settled: 3,
  unsettled: 0,
  blindMode: 'single',
  mayReveal: true,
  revealed: false,
};

const LIFE: Record<CycleStateName, Partial<Record<CycleEventName, CycleStateName>>> = {
  draft: { open: 'self-assessment' },
  'self-assessment': { 'start-review': 'review' },
  review: { 'start-moderation': 'moderation' },
  moderation: { 'start-reply': 'reply' },
  reply: { 'start-publication': 'publication' },
  publication: { publish: 'follow-up' },
  'follow-up': { reveal: 'follow-up', close: 'closed' },
  closed: { reveal: 'closed' },
};

const ENDS = [
  ['self-assessment', 'start-review', '2 self-assessments are not submitted'],
  ['review', 'start-moderation', '2 dossiers are still being reviewed'],
  ['moderation', 'start-reply', '2 dossiers are not settled among the peers'],
  ['reply', 'start-publication', '2 cities have not finished their reply'],
] as const;

describe('the life of a cycle', () => {
  const pairs = CYCLE_STATES.flatMap((state) => CYCLE_EVENTS.map((event) => [state, event, LIFE[state][event]] as const));

  it.each(pairs)('%s, %s: %s', (state, event, next) => {
    const attempt = () => CycleMachine.next(state, event, ready);
    if (next) expect(attempt()).toBe(next);
    else expect(attempt).toThrow(`this is ${state}`);
  });

  it.each(ENDS)('%s ends early only for a reason, on its date without one', (state, event, sentence) => {
    const busy = { ...ready, waiting: { ...ready.waiting, [state]: 2 } };
    expect(() => CycleMachine.next(state, event, busy)).toThrow(`${sentence}, and the stage is open until 31 March 2027. Wait, or give the reason for ending it now.`);
    expect(CycleMachine.next(state, event, { ...busy, reason: 'All cities asked for it' })).toBe(LIFE[state][event]);
    expect(CycleMachine.next(state, event, { ...busy, stages: { ...busy.stages, [state]: { ...stage, over: true } } })).toBe(LIFE[state][event]);
  });

  it.each<[CycleStateName, CycleEventName, Partial<CycleSubject>, string]>([
    ['draft', 'open', { members: 0 }, 'The network has no current member to enrol.'],
    ['draft', 'open', { stages: { ...ready.stages, 'self-assessment': { ...stage, over: true } } }, 'The self-assessment would close at once: its closing date has passed. Change the dates first.'],
    ['self-assessment', 'start-review', { filed: 0, reason: 'x' }, 'No self-assessment has been submitted yet.'],
    ['publication', 'publish', { unsettled: 1, reason: 'x' }, '1 dossier is neither settled, on hold nor withdrawn.'],
    ['publication', 'publish', { settled: 0 }, 'No dossier is settled.'],
    ['follow-up', 'reveal', { blindMode: 'open' }, 'Nobody is hidden in an open cycle.'],
    ['follow-up', 'reveal', { mayReveal: false, reason: 'x' }, 'The rules of this cycle keep its reviewers hidden for good.'],
    ['closed', 'reveal', { revealed: true }, 'The reviewers were revealed already.'],
  ])('%s, %s is refused with its reason (%#)', (state, event, change, reason) => {
    expect(() => CycleMachine.next(state, event, { ...ready, ...change })).toThrow(reason);
  });
});
