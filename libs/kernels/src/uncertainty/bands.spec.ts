import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantileSorted } from '../composite/statistics.js';
import { summarise } from './bands.js';

const near = (a: number | undefined, b: number) => {
  if (Number.isNaN(b)) expect(a).toBeNaN();
  else expect(a).toBeCloseTo(b, 9);
};

it('gives the interpolated quantiles of the sorted draws, leaving draws without a rank out', () => {
  const draw = fc.array(fc.record({ score: fc.double({ min: -9, max: 9, noNaN: true }), rank: fc.integer({ min: 0, max: 11 }) }), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(fc.array(draw, { minLength: 1, maxLength: 30 }), fc.constantFrom(0.5, 0.9, 0.95), (draws, interval) => {
      const n = 11;
      const scores = Float64Array.from(draws.flat(), (x) => x.score);
      const bands = summarise(scores, Int32Array.from(draws.flat(), (x) => x.rank), draws.length, n, interval);
      for (let u = 0; u < n; u++) {
        const own = draws.map((d) => d[u]).filter((x) => x !== undefined && x.rank > 0);
        const sorted = (key: 'score' | 'rank') => own.map((x) => x?.[key] ?? 0).sort((a, b) => a - b);
        const low = (1 - interval) / 2;
        near(bands.rankMedian[u], quantileSorted(sorted('rank'), 0.5));
        near(bands.rankLow[u], quantileSorted(sorted('rank'), low));
        near(bands.rankHigh[u], quantileSorted(sorted('rank'), 1 - low));
        near(bands.scoreLow[u], quantileSorted(sorted('score'), low));
        near(bands.scoreHigh[u], quantileSorted(sorted('score'), 1 - low));
      }
    }),
  );
});
