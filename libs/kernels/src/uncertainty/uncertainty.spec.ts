import { describe, expect, it } from '@jest/globals';
import { aggregate, column, flatIndex, indexOf, indicator, listOf } from '../composite/builders.fixture.js';
import { computeComposite } from '../composite/composite.js';
import { parseSpec } from '../composite/spec.js';
import type { UncertaintyBands } from './bands.js';
import { computeSourceShares, computeUncertainty } from './monte-carlo.js';
import { reasonFor, reasonSentence } from './reasons.js';
import { ReviewPanels, type ReviewScores } from './reviewers.js';
import { UncertainIndex } from './uncertain-index.js';

const spec = (uncertainty: object, more: object = {}) => parseSpec({ normalise: 'none', ...more, uncertainty });
const bandsOf = (...args: Parameters<typeof computeUncertainty>) => computeUncertainty(...args).get('INDEX') as UncertaintyBands;

describe('Monte Carlo over the choices', () => {
  const input = flatIndex({ X: column(0, 10, 4, null), Y: column(10, 0, 4, null) });

  it('without noise gives the one result there is', () => {
    const bands = bandsOf(input, spec({ draws: 20, weightNoise: 0 }));
    const { ranks, scores } = computeComposite(input, spec({}));
    const expected = Array.from(ranks.get('INDEX') ?? [], (r) => (r === 0 ? null : r));
    for (const key of ['rankMean', 'rankMedian', 'rankLow', 'rankHigh'] as const) expect(listOf(bands[key])).toEqual(expected);
    expect(listOf(bands.scoreLow)).toEqual(listOf(scores.get('INDEX')));
  });

  it('draws weights uniformly: a score of 10 w1 / (w1 + w2) stays within the factors and is centred', () => {
    const bands = bandsOf(input, spec({ draws: 4000, weightNoise: 0.1, interval: 0.998 }));
    expect(bands.scoreLow[1]).toBeGreaterThan((10 * 0.9) / 2);
    expect(bands.scoreHigh[1]).toBeLessThan((10 * 1.1) / 2);
    expect(bands.scoreHigh[1]).toBeGreaterThan(5.42);
    expect(bands.rankMean[0]).toBeCloseTo(1.5, 1);
    expect(listOf(bands.rankMedian)[2]).toBe(3);
    expect(listOf(bands.scoreLow)[2]).toBeCloseTo(4, 12);
    expect(listOf(bands.rankMean)[3]).toBeNull();
  });

  it('picks one of the named methods, each equally often', () => {
    const named = flatIndex({ X: column(1, 4), Y: column(9, 4) });
    const bands = bandsOf(named, spec({ draws: 2000, weightNoise: 0, aggregate: ['arithmetic', 'geometric'] }));
    // arithmetic: 5 before 4; geometric: 3 behind 4
    expect(Math.abs((bands.rankMean[0] ?? 0) - 1.5)).toBeLessThan(0.04);
    const scales = bandsOf(named, spec({ draws: 500, weightNoise: 0, normalise: ['rank', { method: 'minmax', upper: 1 }] }));
    expect(listOf(scales.scoreLow)[0]).toBe(0.5);
    expect(listOf(scales.scoreHigh)[0]).toBe(1.5);
  });

  it('varies the named levels only', () => {
    const codes = [indicator('X', 'A'), indicator('Y', 'A'), indicator('Z', 'B'), aggregate('A', 2, 'INDEX'), aggregate('B', 2, 'INDEX'), aggregate('INDEX', 3, null)];
    const deep = indexOf(codes, { X: column(1), Y: column(3), Z: column(2) });
    const upper = bandsOf(deep, spec({ draws: 50, noiseLevels: [2] }));
    expect(upper.scoreHigh[0]).toBeCloseTo(2, 12);
    expect(upper.scoreLow[0]).toBeCloseTo(2, 12);
    const lower = bandsOf(deep, spec({ draws: 50, noiseLevels: [1] }));
    expect(lower.scoreHigh[0]).toBeGreaterThan(2.01);
  });

  it('repeats itself for a seed and differs for another', () => {
    const run = (seed: number) => listOf(bandsOf(input, spec({ draws: 50, seed })).scoreLow);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('fills missing values from donors when asked', () => {
    const gap = flatIndex({ X: column(null, 1, 9, 5) });
    const bands = bandsOf(gap, spec({ draws: 600, weightNoise: 0, missing: 'hot-deck', interval: 0.98 }));
    expect([listOf(bands.scoreLow)[0], listOf(bands.scoreHigh)[0]]).toEqual([1, 9]);
    expect(Math.abs((bands.rankMean[0] ?? 0) - 2)).toBeLessThan(0.1); // 9: 1st tied, 5: 2nd tied, 1: 3rd tied
  });

  it('ranks within strata', () => {
    const bands = bandsOf(input, spec({ draws: 10, weightNoise: 0.1 }), { strata: ['p', 'q', 'q', 'q'] });
    expect(listOf(bands.rankHigh)).toEqual([1, 1, 2, null]);
  });

  it('reports what a drawn method cannot take, progress, and a missing request', () => {
    expect(() => bandsOf(input, spec({ draws: 5, aggregate: ['geometric'] }))).toThrow('X of A is 0; the geometric mean of INDEX needs values above 0');
    const seen: number[] = [];
    bandsOf(input, spec({ draws: 3 }), { onProgress: (done, total) => void seen.push(done / total) });
    expect(seen).toEqual([1 / 3, 2 / 3, 1]);
    expect(() => new UncertainIndex(input, parseSpec({}))).toThrow('uncertainty is not asked for');
  });
});

describe('reviewers drawn again within dossiers', () => {
  const reviews = (list: [unit: number, reviewer: number, code: number, score: number][], combine: 'mean' | 'median' = 'mean'): ReviewScores => ({
    codes: ['X'],
    unit: Int32Array.from(list, (r) => r[0]),
    reviewer: Int32Array.from(list, (r) => r[1]),
    code: Int32Array.from(list, (r) => r[2]),
    score: Float64Array.from(list, (r) => r[3]),
    combine,
  });
  const input = flatIndex({ X: column(0, 0, 0) });
  // A: reviewers differ; B: they agree; C: one reviewer
  const given = reviews([[0, 7, 0, 2], [0, 8, 0, 8], [1, 7, 0, 4], [1, 9, 0, 4], [2, 5, 0, 6]]);

  it('spreads only the score of the unit whose reviewers differ', () => {
    const bands = bandsOf(input, spec({ draws: 800, weightNoise: 0 }), { reviews: given });
    expect(listOf(bands.scoreLow)).toEqual([2, 4, 6]);
    expect(listOf(bands.scoreHigh)).toEqual([8, 4, 6]);
    expect(Math.abs((bands.rankMean[0] ?? 0) - (0.25 * 1 + 0.5 * 2 + 0.25 * 3))).toBeLessThan(0.06);
  });

  it('combines by mean or median and finds the most distant pair', () => {
    const three = reviews([[0, 1, 0, 1], [0, 2, 0, 2], [0, 3, 0, 9]], 'median');
    const panels = new ReviewPanels(three, ['A', 'B', 'C']);
    expect(listOf(panels.columns()[0])).toEqual([2, null, null]);
    expect(panels.disagreement(0)).toEqual({ reviewers: 3, pair: [1, 3], difference: 8 });
    expect(panels.disagreement(1)).toEqual({ reviewers: 0, pair: null, difference: 0 });
    expect(() => new ReviewPanels(reviews([[0, 1, 0, 1], [0, 1, 0, 2]]), ['A'])).toThrow('reviewer 1 scored X of A twice');
    expect(() => new ReviewPanels(reviews([[4, 1, 0, 1]]), ['A'])).toThrow('entry 0 has an unknown unit');
  });

  it('names them as the reason', () => {
    const asked = spec({ draws: 500, weightNoise: 0.02 }, { normalise: 'none' });
    const bands = bandsOf(input, asked, { reviews: given });
    const shares = computeSourceShares(input, asked, 200, { reviews: given }).get('INDEX');
    if (!shares) throw new Error('no shares');
    expect(shares.sources).toEqual(['weights', 'reviewers']);
    expect(shares.score.total[1]?.[0]).toBeGreaterThan(0.9);
    const disagreement = new ReviewPanels(given, input.units).disagreement(0);
    const reason = reasonFor({ unit: 'A', at: 0, disagreement }, bands, shares);
    expect(reason).toMatchObject({ kind: 'range', from: 1, to: 3, causes: ['reviewers'], reviewers: { count: 2, difference: 6 } });
    expect(reasonSentence(reason)).toBe('between 1st and 3rd, mainly because two reviewers differ');
  });
});

describe('a sentence per unit', () => {
  const bands = (low: number, high: number): UncertaintyBands => {
    const one = Float64Array.of(low);
    return { rankMean: one, rankMedian: one, rankLow: one, rankHigh: Float64Array.of(high), scoreLow: one, scoreHigh: one };
  };
  const shares = (weights: number, missing: number) => {
    const part = { first: [Float64Array.of(weights), Float64Array.of(missing)], total: [Float64Array.of(weights), Float64Array.of(missing)] };
    return { sources: ['weights' as const, 'missing-data' as const], score: part, rank: part };
  };
  const sentence = (low: number, high: number, weights: number, missing: number) =>
    reasonSentence(reasonFor({ unit: 'A', at: 0, missingValues: 3 }, bands(low, high), shares(weights, missing)));

  it('names one cause or two that come close', () => {
    expect(sentence(3.6, 11, 0.9, 0.2)).toBe('between 3rd and 11th, mainly because the weights could be others');
    expect(sentence(2, 21.3, 0.5, 0.55)).toBe('between 2nd and 22nd, mainly because 3 values are missing and because the weights could be others');
    expect(sentence(4, 4, Number.NaN, Number.NaN)).toBe('4th whatever is varied');
    expect(sentence(Number.NaN, Number.NaN, 0, 0)).toBe('without a rank, because too much data is missing');
    expect(sentence(1, 12, Number.NaN, -0.1)).toBe('between 1st and 12th');
  });
});
