/** Named methods that need one unit only. Missing is NaN everywhere, and never counts as zero. */
export type MeanMethod = 'arithmetic' | 'geometric' | 'harmonic' | 'median';

export const MEAN_METHODS: readonly MeanMethod[] = ['arithmetic', 'geometric', 'harmonic', 'median'];

type Numbers = ArrayLike<number>;

/** Share of the values that are present, 0 to 1; NaN for an empty list. */
export function coverageOf(values: Numbers): number {
  let present = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) present++;
  return values.length === 0 ? Number.NaN : present / values.length;
}

/**
 * Weighted mean of the present values, sum(w x) / sum(w), both sums over the present ones.
 * @param values NaN = missing
 * @param weights as long as values, 0 or above, in any unit
 * @param coverage least share of present values (0 to 1) for a result; 0 asks for one value
 * @returns NaN when nothing is present, the present weights are all 0, or the coverage is not reached
 */
export function arithmeticMean(values: Numbers, weights: Numbers, coverage = 0): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (Number.isNaN(x)) continue;
    sum += (weights[i] as number) * x;
    weight += weights[i] as number;
  }
  return weight > 0 && coverageOf(values) >= coverage ? sum / weight : Number.NaN;
}

/**
 * Weighted geometric mean of the present values, exp(sum(w ln x) / sum(w)). Parameters as for arithmeticMean.
 * @throws RangeError for a present value of 0 or below, whatever its weight
 */
export function geometricMean(values: Numbers, weights: Numbers, coverage = 0): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (Number.isNaN(x)) continue;
    if (x <= 0) throw new RangeError(`the geometric mean needs values above 0, not ${x}`);
    sum += (weights[i] as number) * Math.log(x);
    weight += weights[i] as number;
  }
  return weight > 0 && coverageOf(values) >= coverage ? Math.exp(sum / weight) : Number.NaN;
}

/**
 * Weighted harmonic mean of the present values, sum(w) / sum(w / x). Parameters as for arithmeticMean.
 * @throws RangeError for a present value of 0 or below, whatever its weight
 */
export function harmonicMean(values: Numbers, weights: Numbers, coverage = 0): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (Number.isNaN(x)) continue;
    if (x <= 0) throw new RangeError(`the harmonic mean needs values above 0, not ${x}`);
    sum += (weights[i] as number) / x;
    weight += weights[i] as number;
  }
  return weight > 0 && coverageOf(values) >= coverage ? weight / sum : Number.NaN;
}

/** Median of the present values without weights (the mean of the two middle ones); NaN as for arithmeticMean. */
export function medianOf(values: Numbers, coverage = 0): number {
  const present = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (!Number.isNaN(x)) present[n++] = x;
  }
  if (n === 0 || n / values.length < coverage) return Number.NaN;
  const sorted = present.subarray(0, n).sort();
  const upper = sorted[n >> 1] as number;
  return n % 2 === 1 ? upper : ((sorted[(n >> 1) - 1] as number) + upper) / 2;
}

/** The mean of the named method; weights are ignored by the median. Parameters and errors as above. */
export function meanOf(method: MeanMethod, values: Numbers, weights: Numbers, coverage = 0): number {
  switch (method) {
    case 'arithmetic':
      return arithmeticMean(values, weights, coverage);
    case 'geometric':
      return geometricMean(values, weights, coverage);
    case 'harmonic':
      return harmonicMean(values, weights, coverage);
    case 'median':
      return medianOf(values, coverage);
  }
}
