import { describe, expect, it } from '@jest/globals';
import { Random } from '../random/index.js';
import { sobolIndices } from './sobol.js';

const uniform = (seed: number | undefined) => new Random(seed ?? 0).uniform();

describe('Sobol indices', () => {
  it('agree with the analytic values of the Ishigami function (a = 7, b = 0.1)', () => {
    const { first, total, variance } = sobolIndices({
      sources: 3,
      outputs: 1,
      samples: 8000,
      seed: 3,
      evaluate: (seeds, out) => {
        const [x, y, z] = Array.from(seeds, (s) => Math.PI * (2 * uniform(s) - 1)) as [number, number, number];
        out[0] = Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
      },
    });
    expect(variance[0]).toBeCloseTo(13.8446, 0);
    [0.3139, 0.4424, 0].forEach((s, i) => expect(Math.abs((first[i]?.[0] ?? 9) - s)).toBeLessThan(0.03));
    [0.5576, 0.4424, 0.2437].forEach((s, i) => expect(Math.abs((total[i]?.[0] ?? 9) - s)).toBeLessThan(0.03));
  });

  it('gives a linear model the shares of its terms, and nothing to what does not vary', () => {
    const { first, total } = sobolIndices({
      sources: 2,
      outputs: 3,
      samples: 4000,
      seed: 5,
      evaluate: (seeds, out) => {
        out[0] = 3 * uniform(seeds[0]) + uniform(seeds[1]);
        out[1] = 42;
        out[2] = uniform(seeds[0]) < 0.5 ? Number.NaN : uniform(seeds[1]);
      },
    });
    expect(Math.abs((first[0]?.[0] ?? 0) - 0.9)).toBeLessThan(0.03);
    expect(Math.abs((total[1]?.[0] ?? 0) - 0.1)).toBeLessThan(0.03);
    expect(first[0]?.[1]).toBeNaN();
    expect(Math.abs((first[1]?.[2] ?? 0) - 1)).toBeLessThan(0.05);
  });

  it('counts its evaluations and can be cancelled', () => {
    const seen: number[] = [];
    const problem = { sources: 2, outputs: 1, samples: 3, seed: 1, evaluate: (s: Uint32Array, out: Float64Array) => void (out[0] = uniform(s[0])) };
    sobolIndices({ ...problem, onProgress: (done, total) => void seen.push(done / total) });
    expect(seen.length).toBe(12);
    expect(seen.at(-1)).toBe(1);
    const cancel = () => {
      throw new Error('cancelled');
    };
    expect(() => sobolIndices({ ...problem, onProgress: cancel })).toThrow('cancelled');
    expect(() => sobolIndices({ ...problem, samples: 1 })).toThrow(RangeError);
  });
});
