import { describe, expect, it } from '@jest/globals';
import { KernelInputError, nearestWord } from '../problems.js';
import { parseSpec } from './spec.js';

const messages = (value: unknown): string[] => {
  try {
    parseSpec(value);
  } catch (error) {
    if (error instanceof KernelInputError) return error.problems.map((p) => p.message);
    throw error;
  }
  return [];
};

describe('a specification', () => {
  it('is filled with the defaults of every method', () => {
    expect(parseSpec(undefined)).toEqual(parseSpec({}));
    const spec = parseSpec({ normalise: 'goalposts', treat: { method: 'winsorise' }, uncertainty: { normalise: ['rank', 'distance-to-target', 'zscore'] } });
    expect(spec.normalise).toEqual({ method: 'goalposts', lower: 0, upper: 100, truncate: true });
    expect(spec.treat).toEqual({ method: 'winsorise', max: 5, skew: 2, kurtosis: 3.5 });
    expect(spec.uncertainty).toEqual({
      draws: 1000,
      seed: 42,
      weightNoise: 0.25,
      noiseLevels: [1, 2, 3],
      normalise: [
        { method: 'rank', ties: 'min' },
        { method: 'distance-to-target', cap: true },
        { method: 'zscore', mean: 0, sd: 1 },
      ],
      aggregate: ['arithmetic'],
      interval: 0.9,
      missing: 'as-is',
      sobol: null,
    });
  });

  it('is stable: a filled one reads as itself', () => {
    const spec = parseSpec({ aggregate: ['geometric', 'median'], weights: { A: 2 }, impute: { method: 'group-mean', group: 'G' }, uncertainty: { noiseLevels: [] } });
    expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it('answers unknown keys with the nearest known one, at every depth', () => {
    expect(messages({ agregate: 'median' })).toEqual(['agregate is an unknown key; the nearest known key is "aggregate"']);
    expect(messages({ normalise: { method: 'minmax', uper: 1 } })).toEqual(['normalise.uper is an unknown key; the nearest known key is "upper"']);
    expect(messages({ uncertainty: { normalise: [{ method: 'borda', ties: 'min' }] } })).toEqual([
      'uncertainty.normalise[0].ties is an unknown key; the nearest known key is "method"',
    ]);
  });

  it('lists everything that is wrong at once', () => {
    expect(
      messages({
        denominate: 'yes',
        impute: { method: 'group-mean' },
        treat: 'winsorize',
        normalise: { method: 'minmax', lower: 5, upper: 5 },
        weights: { A: -1 },
        aggregate: ['arithmetic', 'geometrical'],
        coverage: 1.5,
        uncertainty: { seed: -1, interval: 1, aggregate: [] },
      }),
    ).toEqual([
      'normalise.upper must be above normalise.lower (5), not 5',
      'aggregate[1] must be one of arithmetic, geometric, harmonic, median, copeland, not "geometrical" (nearest: "geometric")',
      'denominate must be true or false, not "yes"',
      'impute.group is required for group-mean',
      'treat.method must be one of winsorise, not "winsorize" (nearest: "winsorise")',
      'weights.A must be a number, 0 or above, not -1',
      'coverage must be null or a share from 0 to 1, not 1.5',
      'uncertainty.seed must be a whole number, 0 or above, not -1',
      'uncertainty.aggregate must be a list with at least one entry',
      'uncertainty.interval must be a share between 0 and 1, not 1',
    ]);
    expect(messages([])).toEqual(['the specification must be an object, not []']);
  });
});

it('nearestWord finds typing errors and stays silent where nothing is shared', () => {
  expect(nearestWord('wieght', ['Weight', 'Level'])).toBe('Weight');
  expect(nearestWord('xyz', ['abc'])).toBeUndefined();
  expect(nearestWord('xyz', ['abc'], true)).toBe('abc');
});
