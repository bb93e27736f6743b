import { describe, expect, it } from '@jest/globals';
import { quantileF, quantileT } from './distributions.js';

describe('quantiles', () => {
  it('of F match closed forms', () => {
    // two and two degrees of freedom: F = p / (1 - p); two and n: F = n / 2 * ((1 - p)^(-2 / n) - 1)
    for (const p of [0.01, 0.5, 0.9, 0.975, 0.999]) {
      expect(quantileF(p, 2, 2) / (p / (1 - p))).toBeCloseTo(1, 12);
      for (const n of [1, 3.7, 30, 15_992]) expect(quantileF(p, 2, n) / ((n / 2) * Math.expm1((-2 / n) * Math.log1p(-p)))).toBeCloseTo(1, 11);
    }
  });

  it('of F are reciprocal when the degrees of freedom change sides', () => {
    for (const [a, b] of [[5, 18], [5, 4.19], [1999, 13_993], [0.3, 7]] as const) {
      expect(quantileF(0.975, a, b) * quantileF(0.025, b, a)).toBeCloseTo(1, 11);
    }
  });

  it('of t match the tables and their normal limit', () => {
    expect(quantileT(0.975, 1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 10);
    expect(quantileT(0.975, 2)).toBeCloseTo(4.302652729749464, 11);
    expect(quantileT(0.975, 11)).toBeCloseTo(2.2009851600916384, 11);
    expect(quantileT(0.975, 1e6)).toBeCloseTo(1.959963984540054 + (1.959963984540054 ** 3 + 1.959963984540054) / 4e6, 10);
  });
});
