import { describe, expect, it } from '@jest/globals';
import { column, flatIndex, listOf } from './builders.fixture.js';
import { computeComposite } from './composite.js';
import type { CodeDescription } from './model.js';
import { parseSpec } from './spec.js';

const run = (normalise: object | string, values: Float64Array, more: Partial<CodeDescription> = {}) => {
  const result = computeComposite(flatIndex({ X: values }, { X: more }), parseSpec({ normalise, aggregate: 'median' }));
  return { x: listOf(result.normalised.get('X')), log: result.log.filter((line) => line.includes('missing for every unit')) };
};
const DOWN = { direction: -1 as const };

describe('normalisation by hand, high good and low good', () => {
  it('min-max spreads over the bounds and leaves missing missing', () => {
    expect(run('minmax', column(2, null, 4, 10)).x).toEqual([0, null, 25, 100]);
    expect(run({ method: 'minmax', lower: 1, upper: 5 }, column(2, 4, 10), DOWN).x).toEqual([5, 4, 1]);
  });

  it('z-scores use the n-1 standard deviation', () => {
    expect(run('zscore', column(1, 2, 3)).x).toEqual([-1, 0, 1]);
    expect(run({ method: 'zscore', mean: 10, sd: 2 }, column(1, null, 2, 3), DOWN).x).toEqual([12, null, 10, 8]);
  });

  it('ranks count from the bottom with the ties named', () => {
    const tied = column(5, 1, 5, null, 9);
    expect(run('rank', tied).x).toEqual([2, 1, 2, null, 4]);
    expect(run({ method: 'rank', ties: 'average' }, tied).x).toEqual([2.5, 1, 2.5, null, 4]);
    expect(run({ method: 'rank', ties: 'max' }, tied).x).toEqual([3, 1, 3, null, 4]);
    expect(run('rank', tied, DOWN).x).toEqual([2, 4, 2, null, 1]);
    expect(run('borda', tied).x).toEqual([1, 0, 1, null, 3]);
    expect(run('percentile-rank', tied).x).toEqual([1 / 3, 0, 1 / 3, null, 1]);
  });

  it('fraction of the maximum, min/x where low is good', () => {
    expect(run('fraction-of-max', column(1, 2, 4)).x).toEqual([0.25, 0.5, 1]);
    expect(run('fraction-of-max', column(1, 2, 4), DOWN).x).toEqual([1, 0.5, 0.25]);
    expect(() => run('fraction-of-max', column(0, 2))).toThrow('X of A is 0; fraction-of-max needs values above 0');
  });

  it('distance to the maximum', () => {
    expect(run('distance-to-max', column(1, 2, 5)).x).toEqual([0, 0.25, 1]);
    expect(run('distance-to-max', column(1, 2, 5), DOWN).x).toEqual([1, 0.75, 0]);
  });

  it('distance to a target, capped or not', () => {
    expect(run('distance-to-target', column(0, 2, 5, 8), { target: 4 }).x).toEqual([0, 0.5, 1, 1]);
    expect(run({ method: 'distance-to-target', cap: false }, column(0, 2, 5, 8), { target: 4 }).x).toEqual([0, 0.5, 1.25, 2]);
    expect(run({ method: 'distance-to-target', cap: false }, column(0, 2, 5, 10), { target: 2, ...DOWN }).x).toEqual([1.25, 1, 0.625, 0]);
    expect(() => run('distance-to-target', column(0, 2))).toThrow('X needs a target');
  });

  it('goalposts, truncated or not, then spread', () => {
    const posts = { lower: 10, upper: 20 };
    expect(run('goalposts', column(5, 12, 25), posts).x).toEqual([0, 20, 100]);
    expect(run({ method: 'goalposts', truncate: false, lower: 0, upper: 1 }, column(5, 12, 25), posts).x).toEqual([-0.5, 0.2, 1.5]);
    expect(run({ method: 'goalposts', lower: 1, upper: 2 }, column(5, 12, 25), { ...posts, ...DOWN }).x).toEqual([2, 1.8, 1]);
    expect(() => run('goalposts', column(1, 2))).toThrow(/lower goalpost[^]*upper goalpost/);
    expect(() => run('goalposts', column(1, 2), { lower: 2, upper: 2 })).toThrow('must be above');
  });

  it('none still turns a low-is-good column round', () => {
    expect(run('none', column(1, null, -3), DOWN).x).toEqual([-1, null, 3]);
  });

  it('gives a column without spread no min-max, z-score or distance, and says so', () => {
    const flat = column(3, 3, null);
    for (const method of ['minmax', 'zscore', 'distance-to-max']) {
      const { x, log } = run(method, flat);
      expect(x).toEqual([null, null, null]);
      expect(log).toEqual(['normalise: X has no spread; missing for every unit']);
    }
    expect(run('distance-to-target', flat, { target: 9 }).x).toEqual([null, null, null]);
    expect(run('distance-to-target', column(3, 4), { target: 3 }).log).toEqual(['normalise: X has its target (3) at the lowest value; missing for every unit']);
    expect(run('rank', flat).x).toEqual([1, 1, null]);
    expect(run('goalposts', flat, { lower: 0, upper: 4 }).x).toEqual([75, 75, null]);
    expect(run('percentile-rank', column(3, null)).log).toEqual(['normalise: X has one value only; missing for every unit']);
    expect(run('minmax', column(null, null)).log).toEqual(['normalise: X has no value; missing for every unit']);
  });

  it('refuses infinite values', () => {
    expect(() => run('minmax', column(1, Number.POSITIVE_INFINITY))).toThrow('X of B is infinite');
    expect(() => run('rank', column(Number.NEGATIVE_INFINITY, null))).toThrow('X of A is infinite');
  });
});
