import { quantileT } from './distributions.js';
import { REASON, undefinedBecause, type Estimate } from './estimate.js';
import { forEachRun, ratingsOf, type RatingTable } from './ratings.js';
import { pairAgreement, totalWeight, type AgreementWeighting } from './weights.js';

/** Agreement by chance: the value, and each unit's linearised part in it (their mean is the value). */
interface Chance {
  value: number;
  ofUnit: (unit: number) => number;
  /** How strongly the linearised part enters: 2 for products of two shares, 0 where chance is a constant. */
  order: 0 | 2;
}

/**
 * Share of agreeing pairs: mean over the units rated at least twice, every unit counting once.
 * Interval: t with n - 1 degrees of freedom, n units rated at least once, cut off at 0 and 1.
 */
export function percentAgreement(table: RatingTable): Estimate {
  if (table.pairableUnits === 0) return undefinedBecause(REASON.noPairs);
  const estimate = coefficient(table, 'unweighted', { value: 0, ofUnit: () => 0, order: 0 });
  if (estimate.value === null || !estimate.interval) return estimate;
  return { value: estimate.value, interval: [Math.max(0, estimate.interval[0]), estimate.interval[1]] };
}

/**
 * Gwet's AC1 (unweighted) or AC2. Chance: total weight / (q (q - 1)) * sum of share * (1 - share), shares being means over the
 * units rated at least once of the unit's own shares. Source: Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29-48.
 */
export function gwetAC(table: RatingTable, weighting: AgreementWeighting): Estimate {
  const reason = undefinedReason(table, weighting);
  if (reason) return undefinedBecause(reason);
  const q = table.values.length;
  const factor = totalWeight(table.values, weighting) / (q * (q - 1));
  const shares = categoryShares(table);
  let spread = 0;
  for (const p of shares) spread += p * (1 - p);
  const ofUnit = (u: number): number => factor * meanOver(table, u, (k) => 1 - shares[k]!);
  return coefficient(table, weighting, { value: factor * spread, ofUnit, order: 2 });
}

/** Fleiss' kappa for any number of ratings per unit. Chance: sum of squared shares (see gwetAC). Fleiss (1971), Psych. Bull. 76, 378. */
export function fleissKappa(table: RatingTable): Estimate {
  const reason = undefinedReason(table, 'unweighted');
  if (reason) return undefinedBecause(reason);
  const shares = categoryShares(table);
  let value = 0;
  for (const p of shares) value += p * p;
  return coefficient(table, 'unweighted', { value, ofUnit: (u) => meanOver(table, u, (k) => shares[k]!), order: 2 });
}

/** Brennan and Prediger's coefficient. Chance: total weight / q^2, q distinct scores present. Educ. Psychol. Meas. 41 (1981), 687. */
export function brennanPrediger(table: RatingTable, weighting: Exclude<AgreementWeighting, 'ordinal'>): Estimate {
  const reason = undefinedReason(table, weighting);
  if (reason) return undefinedBecause(reason);
  const value = totalWeight(table.values, weighting) / table.values.length ** 2;
  return coefficient(table, weighting, { value, ofUnit: () => value, order: 0 });
}

/**
 * Conger's kappa: chance is the mean over pairs of raters of the sum over categories of the product of their own shares.
 * Source: Conger (1980), Psych. Bull. 88, 322-328. Memory is linear in the ratings (one entry per rater and score used).
 */
export function congerKappa(table: RatingTable): Estimate {
  const reason = undefinedReason(table, 'unweighted') ?? (table.raters < 2 ? REASON.oneRater : undefined);
  if (reason) return undefinedBecause(reason);
  const { raters, units, values } = table;
  const given = new Int32Array(raters);
  for (const r of table.rater) given[r] = given[r]! + 1;
  const q = values.length;
  const shareOf = new Map<number, number>();
  const shareSum = new Float64Array(q);
  for (let i = 0; i < table.ratings; i++) {
    const r = table.rater[i]!;
    const k = table.category[i]!;
    shareOf.set(r * q + k, (shareOf.get(r * q + k) ?? 0) + 1 / given[r]!);
    shareSum[k]! += 1 / given[r]!;
  }
  // what each rater's choices meet among the other raters, on average
  const meets = new Float64Array(raters);
  let all = 0;
  for (const [key, share] of shareOf) {
    const met = share * (shareSum[key % q]! - share);
    meets[Math.floor(key / q)]! += met;
    all += met;
  }
  const pairs = raters * (raters - 1);
  const ofUnit = (u: number): number => {
    let sum = all;
    for (let i = table.start[u]!; i < table.start[u + 1]!; i++) {
      const r = table.rater[i]!;
      const k = table.category[i]!;
      const met = shareSum[k]! - shareOf.get(r * q + k)!;
      sum += (units / given[r]!) * (met - meets[r]!);
    }
    return sum / pairs;
  };
  return coefficient(table, 'unweighted', { value: all / pairs, ofUnit, order: 2 });
}

function undefinedReason(table: RatingTable, weighting: AgreementWeighting): string | undefined {
  if (table.pairableUnits === 0) return REASON.noPairs;
  if (table.values.length < 2) return REASON.noVariation;
  if (weighting !== 'unweighted' && !table.numeric) return REASON.notNumbers;
  return undefined;
}

/** Mean over units rated at least once of each category's share of the unit's ratings. */
function categoryShares(table: RatingTable): Float64Array {
  const shares = new Float64Array(table.values.length);
  for (let u = 0; u < table.units; u++) {
    const size = ratingsOf(table, u);
    forEachRun(table, u, (category, count) => {
      shares[category]! += count / size / table.units;
    });
  }
  return shares;
}

function meanOver(table: RatingTable, unit: number, value: (category: number) => number): number {
  let sum = 0;
  for (let i = table.start[unit]!; i < table.start[unit + 1]!; i++) sum += value(table.category[i]!);
  return sum / ratingsOf(table, unit);
}

/**
 * (observed - chance) / (1 - chance) with Gwet's linearised variance (Handbook of Inter-Rater Reliability, 4th ed., ch. 5 and 6):
 * the variance over units of the unit's own coefficient, corrected for its part in the chance term.
 */
function coefficient(table: RatingTable, weighting: AgreementWeighting, chance: Chance): Estimate {
  const n = table.units;
  const agreement = pairAgreement(table, weighting);
  let observed = 0;
  for (const a of agreement) if (!Number.isNaN(a)) observed += a;
  observed /= table.pairableUnits;
  const room = 1 - chance.value;
  if (room <= 1e-14) return undefinedBecause(REASON.noVariation);
  const value = (observed - chance.value) / room;
  if (n < 2 || table.values.length < 2) return { value };
  const scale = n / table.pairableUnits;
  let squares = 0;
  for (let u = 0; u < n; u++) {
    const a = agreement[u]!;
    const own = Number.isNaN(a) ? 0 : (scale * (a - chance.value)) / room;
    const correction = (chance.order * (1 - value) * (chance.ofUnit(u) - chance.value)) / room;
    squares += (own - correction - value) ** 2;
  }
  const half = quantileT(0.975, n - 1) * Math.sqrt(squares / (n * (n - 1)));
  return { value, interval: [value - half, Math.min(1, value + half)] };
}
