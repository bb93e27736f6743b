import type { Ratings } from './ratings.js';

/** For tests: ratings from a table of units by raters, null where a rater gave none. */
export function ratingsFrom(rows: readonly (readonly (number | null)[])[]): Ratings {
  const given = rows.flatMap((row, unit) => row.flatMap((score, rater) => (score === null ? [] : [{ unit, rater, score }])));
  return {
    unit: Int32Array.from(given, (g) => g.unit),
    rater: Int32Array.from(given, (g) => g.rater),
    score: Float64Array.from(given, (g) => g.score),
  };
}
