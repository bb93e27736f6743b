import type { CompositeInput, CompositeSpec, UncertaintySpec } from '../composite/model.js';
import { quantileSorted } from '../composite/statistics.js';
import { Random } from '../random/index.js';
import { sobolIndices } from './sobol.js';
import { UncertainIndex, type UncertaintyOptions, type UncertaintySource } from './uncertain-index.js';

/** What the draws say about one aggregate; one number per unit, NaN for units that no draw could score. */
export interface UncertaintyBands {
  rankMean: Float64Array;
  rankMedian: Float64Array;
  /** Quantiles (1 - interval) / 2 and (1 + interval) / 2 over the draws, interpolated (type 7). */
  rankLow: Float64Array;
  rankHigh: Float64Array;
  scoreLow: Float64Array;
  scoreHigh: Float64Array;
}

/** Shares of the variance over draws by source, one number per unit; NaN where nothing varies. */
export interface SourceShares {
  sources: UncertaintySource[];
  score: { first: Float64Array[]; total: Float64Array[] };
  rank: { first: Float64Array[]; total: Float64Array[] };
}

/**
 * Monte Carlo over the choices behind an index: every draw multiplies the weights of the named levels by independent uniform
 * factors in [1 - noise, 1 + noise], picks one of the named normalisations and aggregations, fills missing data from donors and
 * resamples reviewers where asked. Saisana, Saltelli and Tarantola (2005), J. R. Stat. Soc. A 168.
 * @returns bands per top aggregate
 * @throws KernelInputError with the problems of input and specification, also where a named method cannot take a value
 */
export function computeUncertainty(input: CompositeInput, spec: CompositeSpec, options: UncertaintyOptions = {}): Map<string, UncertaintyBands> {
  const model = new UncertainIndex(input, spec, options);
  const { draws, seed, interval } = spec.uncertainty as UncertaintySpec;
  const n = input.units.length;
  const tops = [...model.framework.tops];
  const scores = tops.map(() => new Float64Array(draws * n));
  const ranks = tops.map(() => new Int32Array(draws * n));
  const seeds = new Uint32Array(model.sources.length);
  for (let d = 0; d < draws; d++) {
    const random = new Random(seed, d);
    for (let s = 0; s < seeds.length; s++) seeds[s] = random.uint32();
    model.evaluate(seeds);
    tops.forEach((top, t) => {
      scores[t]?.set(model.scores(top), d * n);
      model.ranks(top, (ranks[t] as Int32Array).subarray(d * n, (d + 1) * n));
    });
    options.onProgress?.(d + 1, draws);
  }
  const codes = tops.map((top) => model.framework.nodes[top]?.code ?? '');
  return new Map(codes.map((code, t) => [code, summarise(scores[t] as Float64Array, ranks[t] as Int32Array, draws, n, interval)]));
}

function summarise(scores: Float64Array, ranks: Int32Array, draws: number, n: number, interval: number): UncertaintyBands {
  const nothing = (): Float64Array => new Float64Array(n).fill(Number.NaN);
  const bands: UncertaintyBands = {
    rankMean: nothing(),
    rankMedian: nothing(),
    rankLow: nothing(),
    rankHigh: nothing(),
    scoreLow: nothing(),
    scoreHigh: nothing(),
  };
  const low = (1 - interval) / 2;
  const score = new Float64Array(draws);
  const rank = new Int32Array(draws);
  for (let u = 0; u < n; u++) {
    let present = 0;
    let sum = 0;
    for (let d = 0; d < draws; d++) {
      const r = ranks[d * n + u] as number;
      if (r === 0) continue;
      score[present] = scores[d * n + u] as number;
      rank[present++] = r;
      sum += r;
    }
    if (present === 0) continue;
    const sortedScores = score.subarray(0, present).sort();
    const sortedRanks = rank.subarray(0, present).sort();
    bands.rankMean[u] = sum / present;
    bands.rankMedian[u] = quantileSorted(sortedRanks, 0.5);
    bands.rankLow[u] = quantileSorted(sortedRanks, low);
    bands.rankHigh[u] = quantileSorted(sortedRanks, 1 - low);
    bands.scoreLow[u] = quantileSorted(sortedScores, low);
    bands.scoreHigh[u] = quantileSorted(sortedScores, 1 - low);
  }
  return bands;
}

/**
 * How much of the spread of each unit's score and rank each source makes: first-order and total Sobol indices.
 * @param samples base sample; the index is computed samples x (sources + 2) times
 * @returns shares per top aggregate; without sources an empty list of them
 * @throws as computeUncertainty
 */
export function computeSourceShares(input: CompositeInput, spec: CompositeSpec, samples: number, options: UncertaintyOptions = {}): Map<string, SourceShares> {
  const model = new UncertainIndex(input, spec, options);
  const n = input.units.length;
  const tops = [...model.framework.tops];
  const { sources } = model;
  const empty = { first: [], total: [] };
  const codes = tops.map((top) => model.framework.nodes[top]?.code ?? '');
  if (sources.length === 0) return new Map(codes.map((code) => [code, { sources, score: empty, rank: empty }]));
  const ranks = new Int32Array(n);
  const { first, total } = sobolIndices({
    sources: sources.length,
    outputs: 2 * n * tops.length,
    samples,
    seed: (spec.uncertainty as UncertaintySpec).seed,
    onProgress: options.onProgress,
    evaluate: (seeds, out) => {
      model.evaluate(seeds);
      tops.forEach((top, t) => {
        const scores = model.scores(top);
        out.set(scores, 2 * n * t);
        model.ranks(top, ranks);
        for (let u = 0; u < n; u++) out[2 * n * t + n + u] = ranks[u] === 0 ? Number.NaN : (ranks[u] as number);
      });
    },
  });
  const part = (list: Float64Array[], from: number): Float64Array[] => list.map((values) => values.slice(from, from + n));
  return new Map(
    codes.map((code, t) => {
      const at = 2 * n * t;
      return [code, { sources, score: { first: part(first, at), total: part(total, at) }, rank: { first: part(first, at + n), total: part(total, at + n) } }];
    }),
  );
}
