import type { CompositeInput, CompositeSpec, UncertaintySpec } from '../composite/model.js';
import { Random } from '../random/index.js';
import { summarise, type UncertaintyBands } from './bands.js';
import { sobolIndices } from './sobol.js';
import { UncertainIndex, type UncertaintyOptions, type UncertaintySource } from './uncertain-index.js';

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
