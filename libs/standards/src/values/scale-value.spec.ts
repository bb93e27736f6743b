import { describe, expect, it } from '@jest/globals';
import { type ScaleView } from '../contracts.js';
import { valueOnScale } from './scale-value.js';

const base = { id: '018f0000-0000-7000-8000-000000000000', code: 's', minimum: null, maximum: null, unit: null, levels: [], ours: false, scored: true, direction: 1, mayNotApply: true } as const;
const level = (code: string, value: number | null) => ({ code, value, texts: {}, evidenceRequired: false });
const levels: ScaleView = { ...base, kind: 'levels', levels: [level('fully', 100), level('not-rated', null)] };
const share: ScaleView = { ...base, kind: 'number', levels: [], minimum: 0, maximum: 1 };

const refusal = (action: () => unknown): unknown => {
  try {
    action();
  } catch (error) {
    return (error as { details: { errors: unknown } }).details.errors;
  }
  return undefined;
};

describe('a value on a scale', () => {
  it('is the number of its level, and none where the level is no score', () => {
    expect(valueOnScale(levels, { level: 'fully', number: null })).toBe(100);
    expect(valueOnScale(levels, { level: 'not-rated', number: null })).toBeNull();
  });

  it('is refused with the field when the level is not there or the number out of bounds', () => {
    expect(refusal(() => valueOnScale(levels, { level: 'somewhat', number: null }))).toEqual({ level: 'One of fully, not-rated' });
    expect(refusal(() => valueOnScale(levels, { level: null, number: 3 }))).toEqual({ number: 'This scale has levels, not numbers' });
    expect(refusal(() => valueOnScale(share, { level: null, number: 1.01 }))).toEqual({ number: 'At most 1' });
    expect(refusal(() => valueOnScale(share, { level: null, number: -0.01 }))).toEqual({ number: 'At least 0' });
    expect(refusal(() => valueOnScale(share, { level: 'fully', number: 1 }))).toEqual({ level: 'This scale has numbers, not levels' });
    expect(refusal(() => valueOnScale(share, { level: null, number: Number.NaN }))).toEqual({ number: 'A number' });
  });

  it('is no score on a scale that is only told', () => {
    expect(valueOnScale({ ...share, scored: false, maximum: null }, { level: null, number: 1234.5 })).toBeNull();
  });

  it('takes the bounds themselves', () => {
    expect(valueOnScale(share, { level: null, number: 0 })).toBe(0);
    expect(valueOnScale(share, { level: null, number: 1 })).toBe(1);
  });
});
