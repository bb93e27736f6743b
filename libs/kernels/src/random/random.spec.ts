import { describe, expect, it } from '@jest/globals';
import { portableLog } from './portable-log.js';
import { Random } from './random.js';

describe('Random', () => {
  it('repeats a sequence for a seed and a stream, and differs between them', () => {
    const draw = (seed: number, stream?: number) => Array.from({ length: 5 }, ((r) => () => r.uint32())(new Random(seed, stream)));
    expect(draw(42)).toEqual(draw(42));
    expect(draw(42)).not.toEqual(draw(43));
    expect(draw(42, 1)).not.toEqual(draw(42, 2));
    expect(draw(2 ** 40)).not.toEqual(draw(2 ** 41));
  });

  it('keeps its numbers from release to release, because published seeds must stay valid', () => {
    const r = new Random(42);
    expect([r.uint32(), r.uint32(), r.uint32()]).toEqual([3758999412, 352697417, 2583499229]);
  });

  it('draws whole numbers evenly', () => {
    const r = new Random(7);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) {
      const face = r.integer(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, c) => sum + (c - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(20.5); // 0.1 % point with 5 degrees of freedom
  });

  it('draws uniform and normal numbers with the right moments', () => {
    const r = new Random(9);
    const n = 100_000;
    let mean = 0;
    let normalMean = 0;
    let normalSquare = 0;
    for (let i = 0; i < n; i++) {
      mean += r.uniform() / n;
      const z = r.normal();
      normalMean += z / n;
      normalSquare += (z * z) / n;
    }
    expect(mean).toBeCloseTo(0.5, 2);
    expect(Math.abs(normalMean)).toBeLessThan(0.015);
    expect(Math.abs(normalSquare - 1)).toBeLessThan(0.02);
  });

  it('shuffles into every order equally often', () => {
    const r = new Random(3);
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = r.shuffle(['a', 'b', 'c']).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
    expect([...r.shuffle(Float64Array.of(1, 2, 3))].sort()).toEqual([1, 2, 3]);
  });

  it('refuses seeds that would be cut short', () => {
    expect(() => new Random(-1)).toThrow(RangeError);
    expect(() => new Random(1.5)).toThrow(RangeError);
    expect(() => new Random(1).integer(0)).toThrow(RangeError);
  });

  it('has a logarithm that agrees with the engine to the last digits', () => {
    for (const x of [1e-300, 1e-9, 0.3, 0.7, 1, 1.4, 2, 10, 12345.678]) {
      expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))));
    }
  });
});
