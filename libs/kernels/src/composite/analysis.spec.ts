import { describe, expect, it } from '@jest/globals';
import { correlations, cronbachAlpha, removalEffects } from './analysis.js';
import { aggregate, column, flatIndex, indexOf, indicator, listOf } from './builders.fixture.js';
import { parseSpec } from './spec.js';

const RAW = { normalise: 'none' };

describe('removing an element', () => {
  it('gives the change of ranks by hand, for indicators and for whole branches', () => {
    const codes = [indicator('X', 'P'), indicator('Y', 'P'), indicator('Z', 'Q'), aggregate('P', 2, 'INDEX'), aggregate('Q', 2, 'INDEX'), aggregate('INDEX', 3, null)];
    // INDEX = ((X + Y) / 2 + Z) / 2: 3, 2.5, 1.25
    const input = indexOf(codes, { X: column(2, 3, 4), Y: column(6, 3, 1), Z: column(2, 2, 0) });
    const effects = removalEffects(input, parseSpec(RAW));
    expect(effects.map((e) => [e.code, [...e.rankChange], e.meanRankChange, e.largestRankChange])).toEqual([
      ['X', [0, 0, 0], 0, 0],
      ['Y', [1, -1, -1], 1, 1], // 2, 2.5, 2
      ['Z', [0, 0, 0], 0, 0],
      ['P', [0, -1, 0], 1 / 3, 1],
      ['Q', [0, 0, 0], 0, 0],
    ]);
  });

  it('does not report what cannot be removed', () => {
    const only = flatIndex({ X: column(1, 2) });
    expect(removalEffects(only, parseSpec(RAW))).toEqual([]);
    const weightless = flatIndex({ X: column(1, 2), Y: column(2, 1) }, { Y: { weight: 0 } });
    expect(removalEffects(weightless, parseSpec(RAW)).map((e) => e.code)).toEqual(['Y']);
    expect(removalEffects(weightless, parseSpec({ ...RAW, weights: { Y: 2 } })).map((e) => e.code)).toEqual(['X', 'Y']);
  });

  it('leaves units without a rank out of the change', () => {
    const gap = flatIndex({ X: column(1, 2, 3), Y: column(3, 1, null) });
    const [x] = removalEffects(gap, parseSpec(RAW));
    expect(listOf(x?.rankChange)).toEqual([-1, -1, null]);
  });
});

describe('correlations', () => {
  it('run over the units present in both columns', () => {
    const matrix = correlations([column(1, 2, 3, null), column(2, 4, 6, 9), column(1, 1, 1, 1)]);
    expect(matrix.map(listOf)).toEqual([
      [1, 1, null],
      [1, 1, null],
      [null, null, null],
    ]);
    const [row] = correlations([column(1, 2, 3, 4), column(1, 3, 2, 4)]);
    expect(row?.[1]).toBeCloseTo(0.8, 14);
  });

  it('by rank see any rising relation as perfect', () => {
    const [row] = correlations([column(1, 2, 3, null, 5), column(1, 10, 100, 7, 1e6)], 'spearman');
    expect(row?.[1]).toBeCloseTo(1, 14);
    const [tied] = correlations([column(1, 1, 2), column(1, 2, 3)], 'spearman');
    expect(tied?.[1]).toBeCloseTo(Math.sqrt(3) / 2, 14);
  });
});

describe("Cronbach's alpha", () => {
  it('equals the value worked out by hand', () => {
    // variances 1, 1, 1; covariances 1, 0.5, 0.5; sum of all 7: 3/2 (1 - 3/7)
    expect(cronbachAlpha([column(1, 2, 3), column(1, 2, 3), column(1, 3, 2)])).toBeCloseTo(6 / 7, 14);
    expect(cronbachAlpha([column(1, 2, 3), column(1, 2, 3)])).toBeCloseTo(1, 14);
  });

  it('leaves incomplete units out, or pairs only', () => {
    const a = column(1, 2, 3, 9);
    const b = column(1, 3, 2, null);
    expect(cronbachAlpha([a, b])).toBeCloseTo(cronbachAlpha([a.slice(0, 3), b.slice(0, 3)]), 14);
    // pairwise: var(a) = 12.9167 over four, var(b) = 1, cov = 0.5 over three
    const trace = 155 / 12 + 1;
    expect(cronbachAlpha([a, b], 'pairwise')).toBeCloseTo(2 * (1 - trace / (trace + 1)), 13);
  });

  it('is undefined for one column, one unit or no variation of the sum', () => {
    expect(cronbachAlpha([column(1, 2)])).toBeNaN();
    expect(cronbachAlpha([column(1, null), column(2, 2)])).toBeNaN();
    expect(cronbachAlpha([column(1, 2), column(2, 1)])).toBeNaN();
  });
});
