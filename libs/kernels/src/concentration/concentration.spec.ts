import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gini, herfindahl, theil } from './concentration.js';

const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }).filter((list) => list.some((x) => x > 0));

describe('concentration', () => {
  it('of worked examples', () => {
    expect(gini(Float64Array.of(1, 2, 3, 4))).toBeCloseTo(0.25, 14);
    expect(gini(Float64Array.of(0, 0, 0, 9))).toBeCloseTo(0.75, 14);
    expect(herfindahl(Float64Array.of(50, 30, 20))).toEqual({ index: 0.38, normalised: expect.closeTo(0.07, 14), effectiveNumber: expect.closeTo(1 / 0.38, 14) });
    const t = theil(Float64Array.of(0, 0, 0, 9), Int32Array.of(0, 0, 1, 1), 3);
    expect(t?.total).toBeCloseTo(Math.log(4), 14);
    expect([t?.between, t?.within]).toEqual([expect.closeTo(Math.log(2), 14), expect.closeTo(Math.log(2), 14)]);
    expect(t?.groups).toEqual([
      { size: 2, share: 0, theil: null, contribution: 0 },
      { size: 2, share: 1, theil: expect.closeTo(Math.log(2), 14), contribution: expect.closeTo(Math.log(2), 14) },
      { size: 0, share: 0, theil: null, contribution: 0 },
    ]);
  });

  it('is undefined where nothing is held, and refuses what is no amount', () => {
    for (const nothing of [new Float64Array(0), Float64Array.of(0, 0)]) {
      expect([gini(nothing), herfindahl(nothing), theil(nothing, new Int32Array(nothing.length), 1)]).toEqual([null, null, null]);
    }
    expect(herfindahl(Float64Array.of(3))?.normalised).toBeNull();
    expect(() => gini(Float64Array.of(1, -1))).toThrow(RangeError);
    expect(() => herfindahl(Float64Array.of(Number.NaN))).toThrow(RangeError);
    expect(() => theil(Float64Array.of(1), Int32Array.of(2), 2)).toThrow('group 2 is not one of 2');
  });

  it('equals the mean difference between holders, for any amounts', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const n = list.length;
        const mean = list.reduce((s, x) => s + x, 0) / n;
        const differences = list.reduce((s, x) => s + list.reduce((t, y) => t + Math.abs(x - y), 0), 0);
        expect(gini(Float64Array.from(list))).toBeCloseTo(differences / (2 * n * n * mean), 12);
      }),
    );
  });

  it('splits into within and between for any grouping, and does not change with the unit or the order', () => {
    fc.assert(
      fc.property(amounts, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), fc.double({ min: 0.001, max: 1000, noNaN: true }), (list, stream, factor) => {
        const group = Int32Array.from(list, () => Number(stream.next().value));
        const x = Float64Array.from(list);
        const t = theil(x, group, 4);
        expect((t?.within ?? 0) + (t?.between ?? 0)).toBeCloseTo(t?.total ?? Number.NaN, 12);
        expect(t?.between).toBeGreaterThanOrEqual(-1e-12);
        const scaled = x.map((v) => v * factor).reverse();
        expect(theil(scaled, group.slice().reverse(), 4)?.between).toBeCloseTo(t?.between ?? Number.NaN, 10);
        expect(gini(scaled)).toBeCloseTo(gini(x) ?? Number.NaN, 10);
        expect(herfindahl(scaled)?.index).toBeCloseTo(herfindahl(x)?.index ?? Number.NaN, 10);
      }),
    );
  });

  it('falls when something is given from a richer to a poorer holder', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const before = list.slice().sort((a, b) => a - b);
        const gap = (before[before.length - 1] ?? 0) - (before[0] ?? 0);
        fc.pre(gap > 1);
        const after = before.slice();
        after[0] = (after[0] ?? 0) + 0.25 * gap;
        after[after.length - 1] = (after[after.length - 1] ?? 0) - 0.25 * gap;
        const one = new Int32Array(list.length);
        const measure = (x: number[]): number[] => {
          const a = Float64Array.from(x);
          return [gini(a) ?? 0, herfindahl(a)?.index ?? 0, theil(a, one, 1)?.total ?? 0];
        };
        const [g = 0, h = 0, t = 0] = measure(before);
        const [g2 = 1, h2 = 1, t2 = 1] = measure(after);
        expect([g2 < g, h2 < h, t2 < t]).toEqual([true, true, true]);
      }),
    );
  });
});
