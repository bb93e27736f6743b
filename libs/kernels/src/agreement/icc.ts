import { quantileF } from './distributions.js';
import { REASON, undefinedBecause, type Estimate } from './estimate.js';
import { isComplete, type RatingTable } from './ratings.js';

export const ICC_FORMS = ['ICC1', 'ICC2', 'ICC3', 'ICC1k', 'ICC2k', 'ICC3k'] as const;
export type IccForm = (typeof ICC_FORMS)[number];

interface MeanSquares {
  units: number;
  raters: number;
  between: number;
  within: number;
  rater: number;
  error: number;
  /** Relative precision that the rounding of the scores leaves to differences of mean squares. */
  precision: number;
}

/**
 * The six intraclass correlations of Shrout and Fleiss (1979), Psych. Bull. 86, 420-428, for a complete design of n units and
 * k raters (n, k >= 2), with 95 % intervals from the F distribution; for ICC2 with the degrees of freedom of their
 * Satterthwaite approximation.
 */
export function intraclassCorrelations(table: RatingTable): Record<IccForm, Estimate> {
  const reason = undefinedReason(table);
  if (reason) return each(() => undefinedBecause(reason));
  const ms = meanSquares(table);
  const { units: n, raters: k, between, within, rater, error } = ms;
  const raterPart = (rater - error) / n;
  const single = intervals(ms);
  const values: Record<IccForm, [numerator: number, denominator: number]> = {
    ICC1: [between - within, between + (k - 1) * within],
    ICC2: [between - error, between + (k - 1) * error + k * raterPart],
    ICC3: [between - error, between + (k - 1) * error],
    ICC1k: [between - within, between],
    ICC2k: [between - error, between + raterPart],
    ICC3k: [between - error, between],
  };
  return each((form) => {
    const [numerator, denominator] = values[form];
    const terms = between + (k - 1) * (within + error) + (k * (rater + error)) / n;
    if (Math.abs(denominator) <= ms.precision * terms) return undefinedBecause('the units do not differ beyond the raters, so its denominator is zero');
    const interval = single[form];
    const value = numerator / denominator;
    return interval?.every(Number.isFinite) ? { value, interval } : { value };
  });
}

function undefinedReason(table: RatingTable): string | undefined {
  if (!table.numeric) return REASON.notNumbers;
  if (!isComplete(table)) return REASON.incomplete;
  if (table.raters < 2) return REASON.oneRater;
  if (table.units < 2) return REASON.oneUnit;
  if (table.values.length < 2) return REASON.noVariation;
  return undefined;
}

function each(make: (form: IccForm) => Estimate): Record<IccForm, Estimate> {
  return Object.fromEntries(ICC_FORMS.map((form) => [form, make(form)])) as Record<IccForm, Estimate>;
}

/** Two-way mean squares. Sums of squares no larger than the rounding of the scores themselves count as zero. */
function meanSquares(table: RatingTable): MeanSquares {
  const n = table.units;
  const k = table.raters;
  const scores = table.values;
  let grand = 0;
  for (const c of table.category) grand += (scores[c]! - scores[0]!) / table.ratings;
  const unitMean = new Float64Array(n);
  const raterMean = new Float64Array(k);
  for (let u = 0; u < n; u++) {
    for (let i = table.start[u]!; i < table.start[u + 1]!; i++) {
      const x = scores[table.category[i]!]! - scores[0]! - grand;
      unitMean[u]! += x / k;
      raterMean[table.rater[i]!]! += x / n;
    }
  }
  let between = 0;
  let within = 0;
  let error = 0;
  let rater = 0;
  for (let u = 0; u < n; u++) {
    between += k * unitMean[u]! ** 2;
    for (let i = table.start[u]!; i < table.start[u + 1]!; i++) {
      const x = scores[table.category[i]!]! - scores[0]! - grand;
      within += (x - unitMean[u]!) ** 2;
      error += (x - unitMean[u]! - raterMean[table.rater[i]!]!) ** 2;
    }
  }
  for (const m of raterMean) rater += n * m * m;
  const largest = Math.max(Math.abs(scores[0]!), Math.abs(scores[scores.length - 1]!));
  const spread = Math.sqrt((between + within) / (n * k));
  const rounding = n * k * (8 * Number.EPSILON * largest) ** 2;
  const mean = (squares: number, df: number): number => (squares <= rounding ? 0 : squares / df);
  return {
    units: n,
    raters: k,
    between: mean(between, n - 1),
    within: mean(within, n * (k - 1)),
    rater: mean(rater, k - 1),
    error: mean(error, (n - 1) * (k - 1)),
    precision: 64 * Number.EPSILON * (1 + largest / spread),
  };
}

function intervals(ms: MeanSquares): Partial<Record<IccForm, readonly [number, number]>> {
  const { units: n, raters: k, between, within, rater, error } = ms;
  if (between === 0) return {};
  const result: Partial<Record<IccForm, readonly [number, number]>> = {};
  const ofSingle = (ratio: number): number => (ratio === Number.POSITIVE_INFINITY ? 1 : (ratio - 1) / (ratio + k - 1));
  const ofMean = (ratio: number): number => 1 - 1 / ratio;
  const oneWay = (mean: number, df: number, single: IccForm, average: IccForm): void => {
    const ratio = between / mean;
    const low = ratio / quantileF(0.975, n - 1, df);
    const high = ratio * quantileF(0.975, df, n - 1);
    result[single] = [ofSingle(low), ofSingle(high)];
    result[average] = [ofMean(low), ofMean(high)];
  };
  oneWay(within, n * (k - 1), 'ICC1', 'ICC1k');
  oneWay(error, (n - 1) * (k - 1), 'ICC3', 'ICC3k');
  if (error > 0) {
    const icc = (between - error) / (between + (k - 1) * error + (k * (rater - error)) / n);
    const raterRatio = rater / error;
    const rest = n * (1 + (k - 1) * icc) - k * icc;
    const df =
      ((k - 1) * (n - 1) * (k * icc * raterRatio + rest) ** 2) / ((n - 1) * k * k * icc * icc * raterRatio * raterRatio + rest * rest);
    const spread = k * rater + (k * n - k - n) * error;
    const above = quantileF(0.975, n - 1, df);
    const below = quantileF(0.975, df, n - 1);
    const low = (n * (between - above * error)) / (above * spread + n * between);
    const high = (n * (below * between - error)) / (spread + n * below * between);
    const averaged = (x: number): number => (x * k) / (1 + x * (k - 1));
    result.ICC2 = [low, high];
    result.ICC2k = [averaged(low), averaged(high)];
  }
  return result;
}
