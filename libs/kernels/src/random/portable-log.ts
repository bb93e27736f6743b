const LN2 = 0.6931471805599453;

/**
 * Natural logarithm from exactly defined operations only (Math.log may differ in the last digit between engines).
 * x = m 2^e with m in [sqrt(1/2), sqrt(2)); ln m = 2 atanh((m - 1) / (m + 1)) by its series. x must be above 0 and normal.
 */
export function portableLog(x: number): number {
  let m = x;
  let e = 0;
  while (m >= Math.SQRT2) {
    m /= 2;
    e++;
  }
  while (m < Math.SQRT1_2) {
    m *= 2;
    e--;
  }
  const r = (m - 1) / (m + 1);
  const r2 = r * r;
  let sum = 0;
  for (let k = 23; k >= 1; k -= 2) sum = sum * r2 + 1 / k;
  return 2 * r * sum + e * LN2;
}
