import { quantileSelected } from '../composite/statistics.js';

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

/** Units gathered at a time, so that the draws are read in whole cache lines. */
const GATHERED = 8;

/**
 * Summary of all draws, which lie draw after draw.
 * @param ranks 0 = missing in that draw; such draws do not count for the unit
 */
export function summarise(scores: Float64Array, ranks: Int32Array, draws: number, n: number, interval: number): UncertaintyBands {
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
  const gathered = Array.from({ length: GATHERED }, () => new Float64Array(draws));
  const present = new Int32Array(GATHERED);
  const sums = new Float64Array(GATHERED);
  const counts = Array.from({ length: GATHERED }, () => new Uint32Array(n + 1));
  for (let from = 0; from < n; from += GATHERED) {
    const width = Math.min(GATHERED, n - from);
    present.fill(0);
    sums.fill(0);
    for (const c of counts) c.fill(0);
    for (let d = 0; d < draws; d++) {
      for (let i = 0; i < width; i++) {
        const rank = ranks[d * n + from + i] as number;
        if (rank === 0) continue;
        (gathered[i] as Float64Array)[present[i]!++] = scores[d * n + from + i] as number;
        (counts[i] as Uint32Array)[rank]!++;
        sums[i] = (sums[i] as number) + rank;
      }
    }
    for (let i = 0; i < width; i++) {
      const many = present[i] as number;
      if (many === 0) continue;
      const u = from + i;
      const values = (gathered[i] as Float64Array).subarray(0, many);
      const counted = counts[i] as Uint32Array;
      bands.rankMean[u] = (sums[i] as number) / many;
      bands.rankMedian[u] = quantileCounted(counted, many, 0.5);
      bands.rankLow[u] = quantileCounted(counted, many, low);
      bands.rankHigh[u] = quantileCounted(counted, many, 1 - low);
      bands.scoreLow[u] = quantileSelected(values, low);
      bands.scoreHigh[u] = quantileSelected(values, 1 - low);
    }
  }
  return bands;
}

/** The type 7 quantile of whole numbers given as counts per number. */
function quantileCounted(counts: Uint32Array, total: number, p: number): number {
  const h = (total - 1) * p;
  const below = Math.floor(h);
  let seen = 0;
  let value = 0;
  while ((seen += counts[value] as number) <= below) value++;
  if (seen > below + 1 || below + 1 >= total) return value;
  let next = value + 1;
  while (counts[next] === 0) next++;
  return value + (h - below) * (next - value);
}
