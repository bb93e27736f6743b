import { REASON } from './estimate.js';
import { countingOrder, isComplete, type RatingTable } from './ratings.js';

/** Why Kendall's W is undefined for the data, apart from a lack of variation. */
export function kendallReason(table: RatingTable): string | undefined {
  if (!table.numeric) return REASON.notNumbers;
  if (!isComplete(table)) return REASON.incomplete;
  if (table.raters < 2) return REASON.oneRater;
  if (table.units < 2) return REASON.oneUnit;
  return undefined;
}

/**
 * Kendall's coefficient of concordance with correction for ties, for a complete design of n units ranked by m raters:
 * W = 12 S / (m^2 (n^3 - n) - m sum of (t^3 - t)), S the squares of the rank sums about their mean, t the sizes of the
 * groups of equal scores of one rater. Source: Kendall and Babington Smith (1939); Kendall, Rank Correlation Methods.
 * The function made takes how often each unit counts (a bootstrap sample); without it every unit counts once.
 * @returns null when no rater distinguishes the units
 */
export function kendallConcordance(table: RatingTable): (times?: Int32Array) => number | null {
  const m = table.raters;
  // ratings by rater and, within a rater, by score
  const unitOf = new Int32Array(table.ratings);
  for (let u = 0; u < table.units; u++) unitOf.fill(u, table.start[u]!, table.start[u + 1]!);
  const byCategory = countingOrder(table.category, table.values.length).order;
  const { order, start } = countingOrder(table.rater, m, byCategory);

  return (times) => {
    let n = table.units;
    if (times) n = times.reduce((sum, t) => sum + t, 0);
    const rankSum = new Float64Array(table.units);
    let ties = 0;
    for (let r = 0; r < m; r++) {
      let below = 0;
      let i = start[r]!;
      while (i < start[r + 1]!) {
        const category = table.category[order[i]!];
        let next = i;
        let tied = 0;
        for (; next < start[r + 1]! && table.category[order[next]!] === category; next++) {
          tied += times ? times[unitOf[order[next]!]!]! : 1;
        }
        for (; i < next; i++) rankSum[unitOf[order[i]!]!]! += below + (tied + 1) / 2;
        below += tied;
        ties += tied ** 3 - tied;
      }
    }
    const mean = (m * (n + 1)) / 2;
    let squares = 0;
    for (let u = 0; u < table.units; u++) squares += (times ? times[u]! : 1) * (rankSum[u]! - mean) ** 2;
    const denominator = m * m * (n ** 3 - n) - m * ties;
    return denominator > 0 ? (12 * squares) / denominator : null;
  };
}
