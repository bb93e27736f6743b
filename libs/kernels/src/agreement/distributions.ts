/** The 97.5 % point of the standard normal distribution. */
export const Z_975 = 1.959963984540054;

/**
 * Quantile of Student's t distribution for an upper probability above one half.
 * @param p in [0.5, 1)
 * @param df degrees of freedom above 0, whole or not
 */
export function quantileT(p: number, df: number): number {
  return Math.sqrt(quantileF(2 * p - 1, 1, df));
}

/**
 * Quantile of the F distribution: the regularised incomplete beta function solved on the log-odds scale, where both tails keep
 * their relative precision, by Newton's steps inside a shrinking bracket.
 * @param p in (0, 1)
 * @param df1 numerator degrees of freedom above 0, whole or not
 * @param df2 denominator degrees of freedom above 0, whole or not
 */
export function quantileF(p: number, df1: number, df2: number): number {
  if (p === 0) return 0;
  const a = df1 / 2;
  const b = df2 / 2;
  const beta = logBeta(a, b);
  let low = -700;
  let high = 700;
  let logit = Math.log(df1 / df2);
  for (let step = 0; step < 200 && low < high; step++) {
    const { probability, slope } = incompleteBetaAtLogit(logit, a, b, beta);
    if (probability < p) low = logit;
    else high = logit;
    let next = logit + (p - probability) / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const moved = Math.abs(next - logit);
    logit = next;
    if (moved <= 2 * Number.EPSILON * Math.max(1e-3, Math.abs(logit))) break;
  }
  return (Math.exp(logit) * df2) / df1;
}

/**
 * I_x(a, b) at x = 1 / (1 + exp(-logit)) and its derivative by the logit, by the continued fraction (DLMF 8.17.22) on the side
 * where it converges fast.
 */
function incompleteBetaAtLogit(logit: number, a: number, b: number, beta: number): { probability: number; slope: number } {
  // ln x and ln(1 - x) without cancellation
  const logX = -Math.log1p(Math.exp(-logit));
  const logY = -Math.log1p(Math.exp(logit));
  const x = Math.exp(logX);
  const slope = Math.exp(a * logX + b * logY - beta);
  const probability = x < (a + 1) / (a + b + 2) ? (slope * fraction(x, a, b)) / a : 1 - (slope * fraction(Math.exp(logY), b, a)) / b;
  return { probability, slope };
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const guard = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return result;
}

/** ln B(a, b) by Stirling's series (DLMF 5.11.1) with its large terms cancelled by hand; small arguments are first moved above 12. */
function logBeta(a: number, b: number): number {
  let x = a;
  let y = b;
  let moved = 0;
  for (; x < 12; x++) moved += Math.log1p(y / x);
  for (; y < 12; y++) moved += Math.log1p(x / y);
  const main = 0.5 * Math.log((2 * Math.PI) / y) - (x - 0.5) * Math.log1p(y / x) - y * Math.log1p(x / y);
  return main + stirlingRest(x) + stirlingRest(y) - stirlingRest(x + y) + moved;
}

function stirlingRest(z: number): number {
  const w = 1 / (z * z);
  return (1 / 12 + w * (-1 / 360 + w * (1 / 1260 + w * (-1 / 1680 + w * (1 / 1188 + w * (-691 / 360360 + w / 156)))))) / z;
}
