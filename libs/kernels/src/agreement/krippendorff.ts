import { forEachRun, ratingsOf, type RatingTable } from './ratings.js';

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Alpha of the data, or of a bootstrap sample in which each unit counts `times`; null when no disagreement is expected. */
export type Alpha = (times?: Int32Array) => number | null;

/**
 * Krippendorff's alpha, over the units rated at least twice.
 *
 * alpha = 1 - (n - 1) * sum_u [ sum over ordered pairs in u of delta / (m_u - 1) ] / sum over ordered pairs of all values of delta,
 * n pairable values, m_u of them in unit u. Source: Krippendorff, "Computing Krippendorff's alpha-reliability" (2011); the
 * ordinal metric is the squared difference of mid-ranks, which is what his sum of frequencies amounts to.
 * Nominal, ordinal and interval take time linear in the ratings; ratio also takes the square of the distinct scores.
 *
 * @returns a function of how often each unit counts; without argument every unit counts once
 * @throws RangeError for the ratio metric with scores below 0
 */
export function krippendorffAlpha(table: RatingTable, metric: Metric): Alpha {
  const { values } = table;
  switch (metric) {
    case 'nominal': {
      const pairs = perUnit(table, nominalPairs(table));
      return (times) => {
        const { counts, n } = pairableCounts(table, times);
        return alphaOf(n, total(pairs, times), nominalExpected(counts, n));
      };
    }
    case 'ordinal':
      return (times) => {
        const { counts, n } = pairableCounts(table, times);
        const ranks = midRanks(counts);
        return alphaOf(n, total(perUnit(table, squarePairs(table, ranks)), times), 2 * n * squaresAboutMean(ranks, counts));
      };
    case 'interval': {
      const pairs = perUnit(table, squarePairs(table, values));
      return (times) => {
        const { counts, n } = pairableCounts(table, times);
        return alphaOf(n, total(pairs, times), 2 * n * squaresAboutMean(values, counts));
      };
    }
    case 'ratio': {
      if (values.length > 0 && values[0]! < 0) throw new RangeError('the ratio metric needs scores of 0 or above');
      const pairs = perUnit(table, ratioPairs(table));
      return (times) => {
        const { counts, n } = pairableCounts(table, times);
        return alphaOf(n, total(pairs, times), ratioExpected(counts, values));
      };
    }
  }
}

function alphaOf(n: number, disagreement: number, expected: number): number | null {
  return expected > 0 ? 1 - ((n - 1) * disagreement) / expected : null;
}

/** How often each category occurs in units rated at least twice, and how many ratings that are. */
function pairableCounts(table: RatingTable, times?: Int32Array): { counts: Float64Array; n: number } {
  const counts = new Float64Array(table.values.length);
  let n = 0;
  for (let u = 0; u < table.units; u++) {
    const weight = times ? times[u]! : 1;
    const size = ratingsOf(table, u);
    if (weight === 0 || size < 2) continue;
    n += weight * size;
    for (let i = table.start[u]!; i < table.start[u + 1]!; i++) counts[table.category[i]!]! += weight;
  }
  return { counts, n };
}

/** For each unit the sum of delta over its ordered pairs, over m_u - 1; 0 for a unit with a single rating. */
function perUnit(table: RatingTable, pairsIn: (unit: number) => number): Float64Array {
  const share = new Float64Array(table.units);
  for (let u = 0; u < table.units; u++) {
    const size = ratingsOf(table, u);
    if (size >= 2) share[u] = pairsIn(u) / (size - 1);
  }
  return share;
}

function total(pairs: Float64Array, times?: Int32Array): number {
  let sum = 0;
  for (let u = 0; u < pairs.length; u++) sum += (times ? times[u]! : 1) * pairs[u]!;
  return sum;
}

function nominalPairs(table: RatingTable): (unit: number) => number {
  return (u) => {
    let equal = 0;
    forEachRun(table, u, (_, count) => (equal += count * count));
    return ratingsOf(table, u) ** 2 - equal;
  };
}

function nominalExpected(counts: Float64Array, n: number): number {
  let equal = 0;
  for (const c of counts) equal += c * c;
  return n * n - equal;
}

/** Ordered pairs of squared differences: twice the size of the unit times its squares about the mean. */
function squarePairs(table: RatingTable, position: Float64Array): (unit: number) => number {
  return (u) => {
    const from = table.start[u]!;
    const to = table.start[u + 1]!;
    const origin = position[table.category[from]!]!;
    let mean = 0;
    for (let i = from; i < to; i++) mean += position[table.category[i]!]! - origin;
    mean /= to - from;
    let squares = 0;
    for (let i = from; i < to; i++) squares += (position[table.category[i]!]! - origin - mean) ** 2;
    return 2 * (to - from) * squares;
  };
}

function squaresAboutMean(position: Float64Array, counts: Float64Array): number {
  const origin = position[0] ?? 0;
  let n = 0;
  let mean = 0;
  for (let k = 0; k < counts.length; k++) {
    n += counts[k]!;
    mean += counts[k]! * (position[k]! - origin);
  }
  if (n === 0) return 0;
  mean /= n;
  let squares = 0;
  let present = 0;
  for (let k = 0; k < counts.length; k++) {
    squares += counts[k]! * (position[k]! - origin - mean) ** 2;
    if (counts[k]! > 0) present++;
  }
  return present > 1 ? squares : 0;
}

/** Values below a category plus half of those in it. */
function midRanks(counts: Float64Array): Float64Array {
  const ranks = new Float64Array(counts.length);
  let below = 0;
  for (let k = 0; k < counts.length; k++) {
    ranks[k] = below + counts[k]! / 2;
    below += counts[k]!;
  }
  return ranks;
}

function ratioDelta(a: number, b: number): number {
  const quotient = (a - b) / (a + b);
  return quotient * quotient;
}

function ratioPairs(table: RatingTable): (unit: number) => number {
  return (u) => {
    const values: number[] = [];
    const counts: number[] = [];
    forEachRun(table, u, (category, count) => {
      values.push(table.values[category]!);
      counts.push(count);
    });
    let sum = 0;
    for (let k = 1; k < values.length; k++) {
      for (let l = 0; l < k; l++) sum += counts[k]! * counts[l]! * ratioDelta(values[k]!, values[l]!);
    }
    return 2 * sum;
  };
}

function ratioExpected(counts: Float64Array, values: Float64Array): number {
  const present: number[] = [];
  for (let k = 0; k < counts.length; k++) if (counts[k]! > 0) present.push(k);
  const value = Float64Array.from(present, (k) => values[k]!);
  const count = Float64Array.from(present, (k) => counts[k]!);
  let sum = 0;
  for (let k = 1; k < value.length; k++) {
    const a = value[k]!;
    let row = 0;
    for (let l = 0; l < k; l++) {
      const quotient = (a - value[l]!) / (a + value[l]!);
      row += count[l]! * (quotient * quotient);
    }
    sum += count[k]! * row;
  }
  return 2 * sum;
}
