import { Random } from '../random/index.js';

export interface SobolProblem {
  /** Number of independent sources of uncertainty. */
  sources: number;
  /** Number of results per evaluation. */
  outputs: number;
  /** Base sample N; the model is evaluated N (sources + 2) times. */
  samples: number;
  seed: number;
  /** The model: one seed per source decides all that the source decides; NaN for a result that does not exist. */
  evaluate(seeds: Uint32Array, out: Float64Array): void;
  /** Called after each evaluation; may throw to cancel. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Per source one number per output; NaN where the output does not vary. Estimates, so slightly outside 0 to 1 at times. */
export interface SobolIndices {
  variance: Float64Array;
  /** Share of the variance that the source explains alone. */
  first: Float64Array[];
  /** Share that would remain if all other sources were settled: alone and together with others. */
  total: Float64Array[];
}

/**
 * First-order and total Sobol indices of groups of inputs, with the sampling scheme of Saltelli et al. (2010) and Jansen's (1999)
 * estimators: S_i = 1 - mean((f(B) - f(A_B^i))^2) / 2V, T_i = mean((f(A) - f(A_B^i))^2) / 2V, where A_B^i is sample A with source i
 * from sample B and V is the variance over both samples. Rows in which a result is missing are left out for that result.
 * @throws RangeError below two samples or one source
 */
export function sobolIndices(problem: SobolProblem): SobolIndices {
  const { sources, outputs, samples, seed, evaluate, onProgress } = problem;
  if (!Number.isInteger(samples) || samples < 2) throw new RangeError(`Sobol indices need at least 2 samples, not ${samples}`);
  if (!Number.isInteger(sources) || sources < 1) throw new RangeError('Sobol indices need at least one source');
  const total = samples * (sources + 2);
  let done = 0;
  const run = (seeds: Uint32Array, out: Float64Array): void => {
    evaluate(seeds, out);
    onProgress?.(++done, total);
  };
  const sample = (stream: number): Uint32Array[] => {
    const random = new Random(seed, stream);
    return Array.from({ length: samples }, () => Uint32Array.from({ length: sources }, () => random.uint32()));
  };
  const seedsA = sample(1);
  const seedsB = sample(2);
  const results = (seeds: Uint32Array[]): Float64Array[] =>
    seeds.map((row) => {
      const out = new Float64Array(outputs);
      run(row, out);
      return out;
    });
  const a = results(seedsA);
  const b = results(seedsB);
  const variance = pooledVariance(a, b, outputs);

  const first: Float64Array[] = [];
  const totals: Float64Array[] = [];
  const mixed = new Float64Array(outputs);
  for (let i = 0; i < sources; i++) {
    const toB = new Float64Array(outputs);
    const toA = new Float64Array(outputs);
    const rows = new Float64Array(outputs);
    for (let j = 0; j < samples; j++) {
      const seeds = (seedsA[j] as Uint32Array).slice();
      seeds[i] = seedsB[j]?.[i] as number;
      run(seeds, mixed);
      const rowA = a[j] as Float64Array;
      const rowB = b[j] as Float64Array;
      for (let m = 0; m < outputs; m++) {
        const dB = (rowB[m] as number) - (mixed[m] as number);
        const dA = (rowA[m] as number) - (mixed[m] as number);
        if (dA !== dA || dB !== dB) continue;
        toB[m] = (toB[m] as number) + dB * dB;
        toA[m] = (toA[m] as number) + dA * dA;
        rows[m] = (rows[m] as number) + 1;
      }
    }
    const share = (sum: Float64Array): Float64Array => sum.map((s, m) => s / (2 * (rows[m] as number) * (variance[m] as number)));
    first.push(share(toB).map((s) => 1 - s));
    totals.push(share(toA));
  }
  return { variance, first, total: totals };
}

function pooledVariance(a: Float64Array[], b: Float64Array[], outputs: number): Float64Array {
  const rows = [...a, ...b];
  const variance = new Float64Array(outputs).fill(Number.NaN);
  for (let m = 0; m < outputs; m++) {
    let n = 0;
    let sum = 0;
    for (const row of rows) {
      const x = row[m] as number;
      if (x !== x) continue;
      n++;
      sum += x;
    }
    const center = sum / n;
    let squares = 0;
    for (const row of rows) {
      const d = (row[m] as number) - center;
      if (d === d) squares += d * d;
    }
    // below this share of the squared mean the spread is rounding
    if (n > 1 && squares / n > 1e-24 * center * center) variance[m] = squares / n;
  }
  return variance;
}
