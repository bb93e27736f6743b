import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ranker, rankDescending } from './ranking.js';

it('ranks from the highest, ties at the smallest rank, missing without rank', () => {
  expect([...rankDescending(Float64Array.of(3, 9, Number.NaN, 3, -1, 9))]).toEqual([3, 1, 0, 3, 5, 1]);
});

it('ties scores that differ by the rounding of their sums only, measured from the highest of the tie', () => {
  expect([...rankDescending(Float64Array.of(0.1 + 0.2, 0.3, 0.3000000001, -0.3, -(0.1 + 0.2), 1e-300, 2e-300))]).toEqual([2, 2, 1, 6, 6, 5, 4]);
  expect([...rankDescending(Float64Array.of(1, 1 - 9e-13, 1 - 1.8e-12))]).toEqual([1, 1, 3]);
});

it('agrees with counting how many are higher, for long columns, ties, signed zeros and near-equal numbers', () => {
  const value = fc.oneof(
    fc.double({ noDefaultInfinity: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: 0, max: 9 }).map((i) => 1 + i * Number.EPSILON),
    fc.constantFrom(0, -0, Number.MIN_VALUE, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (list) => {
      const column = Float64Array.from(list);
      const ranks = rankDescending(column);
      const ascending = new Float64Array(list.length);
      const ranker = new Ranker(list.length);
      ranker.descending(column, ranks);
      ranker.ascending(column, 'average', ascending);
      return list.every((x, u) => {
        if (Number.isNaN(x)) return ranks[u] === 0 && Number.isNaN(ascending[u]);
        const higher = list.filter((y) => y > x && !(y - x < 1e-12 * Math.abs(y))).length;
        const tied = list.filter((y) => y === x).length;
        const lower = list.filter((y) => y < x).length;
        return ranks[u] === higher + 1 && ascending[u] === lower + (tied + 1) / 2;
      });
    }),
  );
});
