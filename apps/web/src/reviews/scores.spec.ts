import { describe, it, expect } from '@jest/globals';
import type { ScaleView } from '@contracts/standards';
import { chooseScore, emptyScore, missingInScore, scoreChoiceOf, toSave } from './scores.js';

const levels = { kind: 'levels', minimum: null, maximum: null } as ScaleView;
const number = { kind: 'number', minimum: 0, maximum: 5 } as ScaleView;

describe('a peer score', () => {
  it('waits for a verdict while confidence and reason are written already', () => {
    const begun = { ...emptyScore, confidence: 'high' as const, reason: 'seen on site' };
    expect(missingInScore(begun, levels)).toBe('verdict');
    const chosen = chooseScore(begun, 'level:partly');
    expect(missingInScore(chosen, levels)).toBeNull();
    expect(toSave(chosen)).toEqual({ verdict: 'scored', level: 'partly', number: null, confidence: 'high', evidenceStrength: null, reason: 'seen on site' });
  });

  it('drops its level when the reviewer is not competent after all', () => {
    const changed = chooseScore(chooseScore(emptyScore, 'level:full'), 'not-competent');
    expect(toSave(changed)).toMatchObject({ verdict: 'not-competent', level: null });
    expect(scoreChoiceOf(changed)).toBe('not-competent');
  });

  it('stays within a scale of numbers', () => {
    expect(missingInScore({ ...emptyScore, verdict: 'scored' }, number)).toBe('number');
    expect(missingInScore({ ...emptyScore, verdict: 'scored', number: 6 }, number)).toBe('range');
    expect(missingInScore({ ...emptyScore, verdict: 'scored', number: 5 }, number)).toBeNull();
  });
});
