import { Z_975 } from './distributions.js';
import { REASON, undefinedBecause, type Estimate } from './estimate.js';
import { ratingsOf, type RatingTable } from './ratings.js';

/**
 * Cohen's kappa of two raters, over the units both rated, unweighted or with linear or quadratic weights on the scores' own
 * values. Interval: the large-sample variance of Fleiss, Cohen and Everitt (1969), Psych. Bull. 72, 323-327, cut off at 1.
 * Time is linear in units and distinct scores; no table of scores by scores is built.
 */
export function cohenKappa(table: RatingTable, weighting: 'unweighted' | 'linear' | 'quadratic'): Estimate {
  if (table.raters !== 2) return undefinedBecause(`it is for two raters, and there ${table.raters === 1 ? 'is one' : `are ${table.raters}`}`);
  if (table.pairableUnits === 0) return undefinedBecause(REASON.noPairs);
  if (weighting !== 'unweighted' && !table.numeric) return undefinedBecause(REASON.notNumbers);
  const { values } = table;
  const q = values.length;
  if (q < 2) return undefinedBecause(REASON.noVariation);

  const n = table.pairableUnits;
  const first = new Int32Array(n);
  const second = new Int32Array(n);
  const firstShare = new Float64Array(q);
  const secondShare = new Float64Array(q);
  let pair = 0;
  for (let u = 0; u < table.units; u++) {
    if (ratingsOf(table, u) !== 2) continue;
    const i = table.start[u]!;
    const [a, b] = table.rater[i] === 0 ? [i, i + 1] : [i + 1, i];
    first[pair] = table.category[a]!;
    second[pair] = table.category[b]!;
    firstShare[first[pair]!]! += 1 / n;
    secondShare[second[pair]!]! += 1 / n;
    pair++;
  }

  const range = values[q - 1]! - values[0]!;
  const distance = (k: number, l: number): number => {
    if (weighting === 'unweighted') return k === l ? 0 : 1;
    const d = Math.abs(values[k]! - values[l]!) / range;
    return weighting === 'linear' ? d : d * d;
  };
  // mean distance of each score from the other rater's scores
  const fromSecond = meanDistances(values, secondShare, weighting);
  const fromFirst = meanDistances(values, firstShare, weighting);
  let expected = 0;
  for (let k = 0; k < q; k++) expected += firstShare[k]! * fromSecond[k]!;
  if (expected <= 1e-14) return undefinedBecause('both raters gave one and the same score throughout');
  let disagreement = 0;
  for (let i = 0; i < n; i++) disagreement += distance(first[i]!, second[i]!) / n;
  const value = 1 - disagreement / expected;

  const left = 1 - value;
  const centre = value - (1 - expected) * left; // the mean of the terms below
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const k = first[i]!;
    const l = second[i]!;
    const term = 1 - distance(k, l) - (2 - fromSecond[k]! - fromFirst[l]!) * left;
    squares += (term - centre) ** 2 / n;
  }
  const half = (Z_975 * Math.sqrt(squares / n)) / expected;
  return { value, interval: [value - half, Math.min(1, value + half)] };
}

/** For every score the mean distance to a distribution over the same scores. */
function meanDistances(values: Float64Array, share: Float64Array, weighting: 'unweighted' | 'linear' | 'quadratic'): Float64Array {
  const q = values.length;
  if (weighting === 'unweighted') return share.map((p) => 1 - p);
  const x = values.map((v) => (v - values[0]!) / (values[q - 1]! - values[0]!));
  let total = 0;
  let mean = 0;
  for (let k = 0; k < q; k++) {
    total += share[k]!;
    mean += share[k]! * x[k]!;
  }
  if (weighting === 'quadratic') {
    let variance = 0;
    for (let k = 0; k < q; k++) variance += share[k]! * (x[k]! - mean) ** 2;
    return x.map((v) => (v - mean) ** 2 + variance);
  }
  let below = 0;
  let belowMoment = 0;
  return x.map((v, k) => {
    const d = v * below - belowMoment + (mean - belowMoment) - v * (total - below);
    below += share[k]!;
    belowMoment += share[k]! * v;
    return d;
  });
}
