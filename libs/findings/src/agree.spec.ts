import { describe, expect, it } from '@jest/globals';
import { agree, type Judgement } from './agree.js';

const level = (code: string, value: number) => ({ code, value, texts: {}, evidenceRequired: false });
const indicator = {
  scale: {
    id: '018f0000-0000-7000-8000-000000000000',
    code: 'fulfilment',
    kind: 'levels' as const,
    minimum: null,
    maximum: null,
    unit: null,
    levels: [level('fully', 100), level('partly', 50), level('not-at-all', 0)],
    ours: false,
    scored: true,
    direction: 1 as const,
    mayNotApply: true,
  },
};
const said = (...codes: string[]): Judgement[] =>
  codes.map((code) =>
    code === 'not-applicable' || code === 'not-competent' ? { verdict: code, level: null, number: null } : { verdict: 'scored', level: code, number: null },
  );

describe('what peers agree on', () => {
  it('passes where all gave the same level', () => {
    expect(agree(indicator, said('partly', 'partly', 'partly'))).toEqual({
      state: 'passed',
      verdict: 'scored',
      level: 'partly',
      number: null,
      peerValue: 50,
      levels: ['partly', 'partly', 'partly'],
    });
  });

  it('is disputed where one differs, with the median of the numbers', () => {
    expect(agree(indicator, said('fully', 'not-at-all', 'fully'))).toMatchObject({ state: 'disputed', verdict: null, peerValue: 100, levels: ['not-at-all', 'fully', 'fully'] });
    expect(agree(indicator, said('fully', 'not-at-all')).peerValue).toBe(50);
  });

  it('does not count who was not competent', () => {
    expect(agree(indicator, said('partly', 'not-competent', 'partly'))).toMatchObject({ state: 'passed', level: 'partly', levels: ['partly', 'partly'] });
  });

  it('is disputed where nobody was competent', () => {
    expect(agree(indicator, said('not-competent', 'not-competent'))).toMatchObject({ state: 'disputed', peerValue: null, levels: [] });
  });

  it('passes "does not apply" only where all say so, and without a value', () => {
    expect(agree(indicator, said('not-applicable', 'not-applicable'))).toMatchObject({ state: 'passed', verdict: 'not-applicable', peerValue: null });
    expect(agree(indicator, said('not-applicable', 'fully'))).toMatchObject({ state: 'disputed', peerValue: 100, levels: ['not-applicable', 'fully'] });
  });
});
