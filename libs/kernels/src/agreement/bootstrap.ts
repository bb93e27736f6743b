import { Random } from '../random/index.js';
import { ratingsOf, type RatingTable } from './ratings.js';

export interface Bootstrap {
  /** Number of samples, 1 or above. */
  samples: number;
  /** Whole number, 0 or above. */
  seed: number;
}

/**
 * 95 % percentile intervals of statistics by resampling units (those rated at least twice), which keeps the ratings of a unit
 * together. Source: Zapf et al. (2016), BMC Med. Res. Methodol. 16, 93. Quantiles interpolate linearly (type 7 of Hyndman and Fan).
 * Samples in which a statistic is undefined are left out; with less than half of them left it has no interval.
 * @param statistics each from how often every unit counts
 */
export function bootstrapIntervals<Name extends string>(
  table: RatingTable,
  { samples, seed }: Bootstrap,
  statistics: Partial<Record<Name, (times: Int32Array) => number | null>>,
): Partial<Record<Name, readonly [number, number]>> {
  const pairable: number[] = [];
  for (let u = 0; u < table.units; u++) if (ratingsOf(table, u) >= 2) pairable.push(u);
  const entries = Object.entries(statistics) as [Name, (times: Int32Array) => number | null][];
  const drawn = entries.map(() => new Float64Array(samples));
  const defined = entries.map(() => 0);
  const times = new Int32Array(table.units);
  const random = new Random(seed);
  for (let s = 0; s < samples; s++) {
    times.fill(0);
    for (let i = 0; i < pairable.length; i++) {
      const u = pairable[random.integer(pairable.length)]!;
      times[u] = times[u]! + 1;
    }
    entries.forEach(([, statistic], e) => {
      const value = statistic(times);
      if (value !== null) drawn[e]![defined[e]!++] = value;
    });
  }
  const intervals: Partial<Record<Name, readonly [number, number]>> = {};
  entries.forEach(([name], e) => {
    const values = drawn[e]!.subarray(0, defined[e]!).sort();
    if (values.length * 2 >= samples) intervals[name] = [quantile(values, 0.025), quantile(values, 0.975)];
  });
  return intervals;
}

function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
