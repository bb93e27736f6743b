import { forEachRun, ratingsOf, type RatingTable } from './ratings.js';

/** Agreement weights between two scores, 1 for equal ones; named as in Gwet, Handbook of Inter-Rater Reliability. */
export type AgreementWeighting = 'unweighted' | 'linear' | 'quadratic' | 'ordinal';

/**
 * Sum of the weights over all ordered pairs of the q distinct scores, equal ones included, in time linear in q.
 * linear: 1 - |x - y| / range; quadratic: 1 - (x - y)^2 / range^2; ordinal: 1 - C(d + 1, 2) / C(q, 2), d positions apart.
 */
export function totalWeight(values: Float64Array, weighting: AgreementWeighting): number {
  const q = values.length;
  const range = values[q - 1]! - values[0]!;
  switch (weighting) {
    case 'unweighted':
      return q;
    case 'ordinal':
      return q * q - ((q + 1) * (q + 2)) / 6;
    case 'linear': {
      let distances = 0;
      for (let k = 0; k < q; k++) distances += ((values[k]! - values[0]!) / range) * (2 * k - q + 1);
      return q * q - 2 * distances;
    }
    case 'quadratic': {
      let mean = 0;
      for (const v of values) mean += (v - values[0]!) / range / q;
      let squares = 0;
      for (const v of values) squares += ((v - values[0]!) / range - mean) ** 2;
      return q * q - 2 * q * squares;
    }
  }
}

/** Mean weight over the pairs of ratings of each unit; NaN for units with a single rating. */
export function pairAgreement(table: RatingTable, weighting: AgreementWeighting): Float64Array {
  const shares = new Float64Array(table.units).fill(Number.NaN);
  const disagreement = disagreementIn(table, weighting);
  for (let u = 0; u < table.units; u++) {
    const size = ratingsOf(table, u);
    if (size >= 2) shares[u] = 1 - disagreement(u) / ((size * (size - 1)) / 2);
  }
  return shares;
}

/** Sum of 1 - weight over the unordered pairs of ratings of a unit; units are sorted, so one pass is enough. */
function disagreementIn(table: RatingTable, weighting: AgreementWeighting): (unit: number) => number {
  const { values, start, category } = table;
  const q = values.length;
  const range = values[q - 1]! - values[0]!;
  if (q < 2) return () => 0;
  if (weighting === 'unweighted') {
    return (u) => {
      const size = ratingsOf(table, u);
      let equal = 0;
      forEachRun(table, u, (_, count) => (equal += (count * (count - 1)) / 2));
      return (size * (size - 1)) / 2 - equal;
    };
  }
  const at =
    weighting === 'ordinal'
      ? (i: number, from: number) => category[i]! - category[from]!
      : (i: number, from: number) => (values[category[i]!]! - values[category[from]!]!) / range;
  const distances = (u: number): number => {
    const from = start[u]!;
    const size = ratingsOf(table, u);
    let sum = 0;
    for (let j = 1; j < size; j++) sum += at(from + j, from) * (2 * j - size + 1);
    return sum;
  };
  const squares = (u: number): number => {
    const from = start[u]!;
    const size = ratingsOf(table, u);
    let mean = 0;
    for (let j = 1; j < size; j++) mean += at(from + j, from);
    mean /= size;
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (at(from + j, from) - mean) ** 2;
    return size * sum;
  };
  if (weighting === 'linear') return distances;
  if (weighting === 'quadratic') return squares;
  return (u) => (squares(u) + distances(u)) / 2 / ((q * (q - 1)) / 2);
}
