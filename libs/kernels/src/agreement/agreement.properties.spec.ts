import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agreement, type Agreement } from './agreement.js';
import { ratingsFrom } from './ratings.fixture.js';

type Rows = (number | null)[][];

const table = (score: fc.Arbitrary<number | null>): fc.Arbitrary<Rows> =>
  fc.integer({ min: 2, max: 5 }).chain((raters) => fc.array(fc.array(score, { minLength: raters, maxLength: raters }), { minLength: 2, maxLength: 9 }));
const sparse = table(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 4 }));
const complete = table(fc.integer({ min: 0, max: 6 }));

/** All statistics under their dotted names. */
function flat(a: Agreement): Map<string, number | null> {
  const map = new Map<string, number | null>();
  for (const [name, value] of Object.entries(a)) {
    if (name === 'interval' || name === 'why') continue;
    if (value === null || typeof value === 'number') map.set(name, value);
    else for (const [key, x] of Object.entries(value as Record<string, number | null>)) map.set(`${name}.${key}`, x);
  }
  return map;
}

function expectSame(a: Map<string, number | null>, b: Map<string, number | null>, names = [...a.keys()]): void {
  for (const name of names) {
    const x = a.get(name) ?? null;
    const y = b.get(name) ?? null;
    if (x === null || y === null) expect([name, y]).toEqual([name, x]);
    else if (Math.abs(x - y) > 1e-9 * Math.max(1, Math.abs(x))) throw new Error(`${name}: ${x} against ${y}`);
  }
}

const of = (rows: Rows): Map<string, number | null> => flat(agreement(ratingsFrom(rows)));

describe('agreement for any ratings', () => {
  it('does not depend on the order of units or of raters', () => {
    fc.assert(
      fc.property(fc.oneof(sparse, complete), fc.infiniteStream(fc.nat()), (rows, stream) => {
        const keys = rows.map(() => Number(stream.next().value));
        const order = rows.map((_, i) => i).sort((i, j) => (keys[i] ?? 0) - (keys[j] ?? 0));
        expectSame(of(rows), of(order.map((i) => rows[i] ?? [])));
        expectSame(of(rows), of(rows.map((row) => [...row].reverse())));
      }),
    );
  });

  it('keeps the unweighted and nominal coefficients when categories are renamed', () => {
    const renamed = [40, 3, 17, 8, 25, 1, 12];
    const nominal = ['percentAgreement', 'krippendorff.nominal', 'gwet.unweighted', 'fleiss', 'conger', 'brennanPrediger.unweighted', 'cohen.unweighted'];
    fc.assert(
      fc.property(fc.oneof(sparse, complete), (rows) => {
        expectSame(of(rows), of(rows.map((row) => row.map((x) => (x === null ? null : (renamed[x] ?? 0))))), nominal);
      }),
    );
  });

  it('keeps everything but the ratio metric under a change of unit and origin, and the ratio metric under a change of unit', () => {
    const scale = fc.double({ min: 0.01, max: 1000, noNaN: true });
    const shift = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(sparse, complete), scale, shift, (rows, factor, origin) => {
        const map = (f: (x: number) => number): Rows => rows.map((row) => row.map((x) => (x === null ? null : f(x))));
        const before = of(rows);
        const names = [...before.keys()].filter((name) => name !== 'krippendorff.ratio');
        expectSame(before, of(map((x) => factor * x + origin)), names);
        expectSame(before, of(map((x) => factor * x)));
      }),
    );
  });

  it('keeps ordinal coefficients under any increasing change of scores', () => {
    fc.assert(
      fc.property(fc.oneof(sparse, complete), (rows) => {
        const curved = rows.map((row) => row.map((x) => (x === null ? null : Math.exp(x))));
        expectSame(of(rows), of(curved), ['krippendorff.ordinal', 'krippendorff.nominal', 'gwet.ordinal', 'kendallW']);
      }),
    );
  });

  it('is 1 on perfect agreement that varies', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 8 }), fc.integer({ min: 2, max: 5 }), (scores, raters) => {
        const values = of(scores.map((score) => Array<number>(raters).fill(score)));
        for (const [name, value] of values) {
          if (/^(units|raters|ratings|pairable)$/.test(name) || (name.startsWith('cohen') && raters !== 2)) continue;
          expect([name, value === null ? null : Math.round(value * 1e12) / 1e12]).toEqual([name, 1]);
        }
      }),
    );
  });

  it("never lets a unit with a single rating move Krippendorff's alpha", () => {
    fc.assert(
      fc.property(sparse, fc.integer({ min: 0, max: 6 }), (rows, score) => {
        const lone = (rows[0] ?? []).map((_, i) => (i === 0 ? score : null));
        const metrics = ['nominal', 'ordinal', 'interval', 'ratio'].map((metric) => `krippendorff.${metric}`);
        expectSame(of(rows), of([...rows, lone]), metrics);
      }),
    );
  });

  it('equals the definition of alpha as a sum over all pairs', () => {
    fc.assert(
      fc.property(sparse, (rows) => {
        const units = rows.map((row) => row.filter((x) => x !== null)).filter((unit) => unit.length > 1);
        const all = units.flat();
        const between = (low: number, high: number): number => {
          const at = (x: number): number => all.filter((y) => y === x).length;
          let sum = -(at(low) + at(high)) / 2;
          for (let x = low; x <= high; x++) sum += at(x);
          return sum;
        };
        const deltas: Record<string, (a: number, b: number) => number> = {
          nominal: (a, b) => (a === b ? 0 : 1),
          ordinal: (a, b) => (a === b ? 0 : between(Math.min(a, b), Math.max(a, b)) ** 2),
          interval: (a, b) => (a - b) ** 2,
          ratio: (a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2),
        };
        const values = of(rows);
        for (const [metric, delta] of Object.entries(deltas)) {
          const sum = (list: number[]): number => list.reduce((s, a) => s + list.reduce((t, b) => t + delta(a, b), 0), 0);
          const expected = sum(all) / (all.length - 1);
          const observed = units.reduce((s, unit) => s + sum(unit) / (unit.length - 1), 0);
          const alpha = values.get(`krippendorff.${metric}`) ?? null;
          if (!(expected > 0)) expect(alpha).toBeNull();
          else expect(alpha).toBeCloseTo(1 - observed / expected, 10);
        }
      }),
    );
  });
});
