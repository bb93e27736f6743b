/** Statistics of a column run over its present values (missing is NaN). */

/** The present values in their order. */
export function presentValues(column: ArrayLike<number>): Float64Array {
  const present = new Float64Array(column.length);
  let n = 0;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (x === x) present[n++] = x;
  }
  return present.subarray(0, n);
}

/** Smallest and largest present value and the number of present ones; NaN without any. */
export function rangeOf(column: Float64Array): { min: number; max: number; present: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    min = Math.min(min, x);
    max = Math.max(max, x);
  }
  if (min === min && column.length > 0) return { min, max, present: column.length };
  return rangeOfPresent(column); // Math.min gave NaN: something is missing
}

function rangeOfPresent(column: Float64Array): { min: number; max: number; present: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let present = 0;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (x < min) min = x;
    if (x > max) max = x;
    if (x === x) present++;
  }
  return present === 0 ? { min: Number.NaN, max: Number.NaN, present } : { min, max, present };
}

/** Mean of the present values from a compensated sum (Neumaier 1974), right to the last digit or nearly; NaN without any. */
export function mean(column: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  let n = 0;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (x !== x) continue;
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
    n++;
  }
  return n === 0 ? Number.NaN : (sum + lost) / n;
}

/** Sums of the second, third and fourth powers of the deviations from the mean. */
function moments(column: ArrayLike<number>): { n: number; m2: number; m3: number; m4: number } {
  const center = mean(column);
  let n = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let i = 0; i < column.length; i++) {
    const d = (column[i] as number) - center;
    if (d !== d) continue;
    const square = d * d;
    m2 += square;
    m3 += square * d;
    m4 += square * square;
    n++;
  }
  return { n, m2, m3, m4 };
}

/** Sample variance with n - 1; NaN below two present values. */
export function variance(column: ArrayLike<number>): number {
  const { n, m2 } = moments(column);
  return n < 2 ? Number.NaN : m2 / (n - 1);
}

/** Sample standard deviation with n - 1; NaN below two present values. */
export function standardDeviation(column: ArrayLike<number>): number {
  return Math.sqrt(variance(column));
}

/**
 * Bias-corrected sample skewness G1 and excess kurtosis G2, as spreadsheets give them (SKEW, KURT; Joanes and Gill 1998, type 2):
 * G1 = n / ((n-1)(n-2)) sum(z^3), G2 = n(n+1) / ((n-1)(n-2)(n-3)) sum(z^4) - 3 (n-1)^2 / ((n-2)(n-3)), z with the n-1 standard
 * deviation. NaN where there are too few values (3 and 4) or no spread.
 */
export function shapeOf(column: ArrayLike<number>): { skewness: number; kurtosis: number } {
  const { n, m2, m3, m4 } = moments(column);
  if (n < 3 || m2 === 0) return { skewness: Number.NaN, kurtosis: Number.NaN };
  const s2 = m2 / (n - 1);
  const skewness = (n / ((n - 1) * (n - 2))) * (m3 / (s2 * Math.sqrt(s2)));
  if (n < 4) return { skewness, kurtosis: Number.NaN };
  const first = (n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3));
  const kurtosis = first * (m4 / (s2 * s2)) - (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
  return { skewness, kurtosis };
}

/** Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996) of sorted present values. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const h = (n - 1) * p;
  const below = Math.floor(h);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, n - 1)] as number;
  return low + (h - below) * (high - low);
}

/** Pearson correlation over the units present in both columns; NaN below two such units or without spread. */
export function pearson(a: Float64Array, b: Float64Array): number {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const u = a[i] as number;
    const v = b[i] as number;
    if (u !== u || v !== v) continue;
    x.push(u);
    y.push(v);
  }
  if (x.length < 2) return Number.NaN;
  const mx = mean(x);
  const my = mean(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  x.forEach((u, i) => {
    const dx = u - mx;
    const dy = (y[i] as number) - my;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  });
  return xx === 0 || yy === 0 ? Number.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/**
 * Puts the k-th smallest value (from 0) at position k, nothing larger before it and nothing smaller behind it, within
 * [from, to] (Hoare's selection). The values must not be NaN; they are reordered.
 */
export function selectOrder(values: Float64Array, k: number, from = 0, to = values.length - 1): number {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const kept = values[i] as number;
      values[i] = values[j] as number;
      values[j] = kept;
      i++;
      j--;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k] as number;
}

/** quantileSorted of values that are not sorted; they are reordered. Linear in their number. */
export function quantileSelected(values: Float64Array, p: number): number {
  const n = values.length;
  if (n === 0) return Number.NaN;
  const h = (n - 1) * p;
  const below = Math.floor(h);
  const low = selectOrder(values, below);
  if (below + 1 >= n) return low;
  let next = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < n; i++) next = Math.min(next, values[i] as number);
  return low + (h - below) * (next - low);
}
