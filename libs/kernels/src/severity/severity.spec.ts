import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../random/index.js';
import { severity, type SeverityRatings } from './severity.js';

type Rating = readonly [unit: number, rater: number, score: number];

function design(ratings: readonly Rating[]): SeverityRatings {
  return {
    units: 1 + Math.max(-1, ...ratings.map(([u]) => u)),
    raters: 1 + Math.max(-1, ...ratings.map(([, r]) => r)),
    unit: Int32Array.from(ratings, ([u]) => u),
    rater: Int32Array.from(ratings, ([, r]) => r),
    score: Float64Array.from(ratings, ([, , y]) => y),
  };
}

/** Dense least squares by Householder reflections on the design matrix, rater effects coded to sum to zero. */
function dense({ units, raters, unit, rater, score }: SeverityRatings): { unit: number[]; rater: number[]; squares: number } {
  const columns = units + raters - 1;
  const rows = Array.from(score, (y, i) => {
    const row = new Array<number>(columns + 1).fill(0);
    row[unit[i] ?? 0] = 1;
    if (rater[i] === raters - 1) row.fill(-1, units, columns);
    else row[units + (rater[i] ?? 0)] = 1;
    row[columns] = y;
    return row;
  });
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let k = 0; k < columns; k++) {
    let norm = 0;
    for (let i = k; i < rows.length; i++) norm += at(i, k) ** 2;
    norm = at(k, k) > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
    const v = rows.map((row, i) => (i < k ? 0 : i === k ? at(k, k) - norm : (row[k] ?? 0)));
    const length = v.reduce((s, x) => s + x * x, 0);
    if (length === 0) continue;
    for (let j = k; j <= columns; j++) {
      const factor = (2 * v.reduce((s, x, i) => s + x * at(i, j), 0)) / length;
      rows.forEach((row, i) => (row[j] = at(i, j) - factor * (v[i] ?? 0)));
    }
  }
  const x = new Array<number>(columns).fill(0);
  for (let k = columns - 1; k >= 0; k--) {
    let sum = at(k, columns);
    for (let j = k + 1; j < columns; j++) sum -= at(k, j) * (x[j] ?? 0);
    x[k] = sum / at(k, k);
  }
  const free = x.slice(units);
  const squares = rows.slice(columns).reduce((s, row) => s + (row[columns] ?? 0) ** 2, 0);
  return { unit: x.slice(0, units), rater: [...free, -free.reduce((s, e) => s + e, 0)], squares };
}

function expectAll(actual: ArrayLike<number> | null, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual?.length).toBe(expected.length);
  const worst = Math.max(0, ...Array.from(actual ?? [], (x, i) => Math.abs(x - (expected[i] ?? Number.NaN))));
  expect(worst).toBeLessThanOrEqual(tolerance);
}

const COMPLETE = [
  [49.39, 59.14, 50.23, 55.85],
  [54.19, 62.6, 56.85, 65.05],
  [41.03, 47.24, 42.19, 46.26],
  [41.68, 45.81, 40.97, 47.28],
  [69.79, 69.44, 67.09, 76.97],
  [46.07, 57.68, 46.74, 53.34],
  [64.3, 75.68, 73.83, 74.34],
  [64.89, 67.6, 57.6, 72.62],
  [57.69, 62.59, 59.83, 62.58],
  [43.48, 53.84, 48.35, 55.31],
  [47.22, 55.42, 54.09, 55.62],
  [49.94, 65.92, 54.07, 54.39],
].flatMap((row, u) => row.map((y, r): Rating => [u, r, y]));

const CHAIN_SCORES = [
  62.8, 74.51, 65.44, 65.77, 69.66, 61.74, 41.32, 41.69, 65.19, 84.39, 66.81, 62.05, 56.11, 42.31, 54.92, 52.75, 66.34, 75.75, 70.99, 70.22,
  83.75, 70.59, 58.27, 51.96,
];
const CHAIN = CHAIN_SCORES.map((y, i): Rating => {
  const unit = Math.floor(i / 2);
  const pair = [[0, 1], [1, 2], [2, 3], [0, 3]][unit % 4] ?? [];
  return [unit, pair[i % 2] ?? 0, y];
});

describe('severity on worked designs', () => {
  it("equals R's lm on a complete design of twelve units and four raters", () => {
    const s = severity(design(COMPLETE));
    expect([s.components, s.residualDf]).toEqual([1, 33]);
    expectAll(s.unit, [53.6525, 59.6725, 44.18, 43.935, 70.8225, 50.9575, 72.0375, 65.6775, 60.6725, 50.245, 53.0875, 56.08], 1e-12);
    expectAll(s.rater, [-4.27916666666667, 3.495, -2.43166666666667, 3.21583333333333], 1e-13);
    expect(s.sigma).toBeCloseTo(2.8885240542743, 12);
  });

  it("equals R's lm where raters are linked only round a ring", () => {
    const s = severity(design(CHAIN));
    expect([s.components, s.residualDf]).toEqual([1, 9]);
    expectAll(
      s.unit,
      [
        67.5458333333333, 59.3383333333333, 66.8091666666667, 47.7716666666667, 73.6808333333333, 58.1633333333333, 50.3191666666667,
        60.1016666666667, 69.9358333333333, 64.3383333333333, 78.2791666666667, 61.3816666666667,
      ],
      1e-12,
    );
    expectAll(s.rater, [-5.26291666666667, 7.48125, 5.05208333333334, -7.27041666666667], 1e-13);
    expect(s.sigma).toBeCloseTo(2.53989728940773, 12);
  });

  it('adjusts nothing between raters who share no unit, and still gives raw means', () => {
    const halves = CHAIN_SCORES.map((y, i): Rating => [Math.floor(i / 2), (i % 2) + (i < 12 ? 0 : 2), y]);
    const s = severity(design(halves));
    expect([s.components, s.residualDf, s.unit, s.rater, s.sigma]).toEqual([2, 10, null, null, null]);
    expect([...s.componentOfRater]).toEqual([0, 0, 1, 1]);
    expect([...s.componentOfUnit]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(s.raw[0]).toBeCloseTo((62.8 + 74.51) / 2, 12);
  });

  it('has no sigma without residual degrees of freedom, and returns the scores of a single rater', () => {
    const s = severity(design([[0, 0, 3], [1, 0, 4.5], [2, 0, 1]]));
    expect([s.components, s.residualDf, s.sigma]).toEqual([1, 0, null]);
    expectAll(s.unit, [3, 4.5, 1], 1e-15);
    expectAll(s.rater, [0], 1e-15);
  });

  it('settles when there is nothing to adjust, however the mean is rounded', () => {
    for (const y of [0, 0.1, -45.11, 1e9 + 0.3]) {
      const s = severity(design([[0, 0, y], [0, 1, y], [1, 0, y], [1, 1, y], [2, 1, y]]));
      expectAll(s.unit, [y, y, y], Math.abs(y) * 1e-15);
      expectAll(s.rater, [0, 0], Math.abs(y) * 1e-15);
    }
  });

  it('leaves units and raters without ratings out', () => {
    const s = severity({ ...design([[1, 0, 3], [1, 2, 5]]), units: 3 });
    expect([s.components, s.residualDf]).toEqual([1, 0]);
    expect(Array.from(s.unit ?? [])).toEqual([Number.NaN, 4, Number.NaN]);
    expect(Array.from(s.rater ?? [])).toEqual([-1, Number.NaN, 1]);
    expect(severity(design([])).components).toBe(0);
  });

  it('refuses what it cannot index or add', () => {
    expect(() => severity(design([[0, 0, Number.NaN]]))).toThrow(RangeError);
    expect(() => severity({ ...design([[0, 0, 1]]), units: 0 })).toThrow('unit 0 is not one of 0');
  });
});

/** A random connected design: a random tree over units and raters, and further ratings. */
const connected = fc.record({ units: fc.integer({ min: 1, max: 25 }), raters: fc.integer({ min: 1, max: 12 }), seed: fc.nat(), extra: fc.integer({ min: 0, max: 60 }) });

function draw({ units, raters, seed, extra }: { units: number; raters: number; seed: number; extra: number }): SeverityRatings {
  const random = new Random(seed);
  const ratings: Rating[] = [];
  const score = (): number => Math.round(random.normal(50, 20) * 100) / 100;
  const longest = Math.max(units, raters);
  for (let i = 0; i < longest; i++) {
    if (i < units) ratings.push([i, random.integer(Math.max(1, Math.min(i, raters))), score()]);
    if (i > 0 && i < raters) ratings.push([random.integer(Math.min(i, units - 1) + 1), i, score()]);
  }
  for (let i = 0; i < extra; i++) ratings.push([random.integer(units), random.integer(raters), score()]);
  return design(ratings);
}

describe('severity on any connected design', () => {
  it('equals dense least squares', () => {
    fc.assert(
      fc.property(connected, (shape) => {
        const ratings = draw(shape);
        const s = severity(ratings);
        expect(s.components).toBe(1);
        const reference = dense(ratings);
        expectAll(s.unit, reference.unit, 1e-10);
        expectAll(s.rater, reference.rater, 1e-10);
        if (s.sigma !== null) expect(s.sigma).toBeCloseTo(Math.sqrt(reference.squares / s.residualDf), 9);
      }),
    );
  });

  it('recovers exact effects, moves with the scores and ignores their order', () => {
    fc.assert(
      fc.property(connected, fc.integer({ min: -1000, max: 1000 }), (shape, shift) => {
        const ratings = draw(shape);
        const base = severity(ratings);
        const reversed = { ...ratings, unit: ratings.unit.slice().reverse(), rater: ratings.rater.slice().reverse(), score: ratings.score.slice().reverse() };
        expectAll(severity(reversed).unit, base.unit ?? [], 1e-11);
        const moved = severity({ ...ratings, score: ratings.score.map((y) => 3 * y + shift) });
        expectAll(moved.unit, Array.from(base.unit ?? [], (x) => 3 * x + shift), 1e-10);
        const exact = severity({ ...ratings, score: ratings.score.map((_, i) => (base.unit?.[ratings.unit[i] ?? 0] ?? 0) + (base.rater?.[ratings.rater[i] ?? 0] ?? 0)) });
        expectAll(exact.unit, base.unit ?? [], 1e-11);
        expectAll(exact.rater, base.rater ?? [], 1e-11);
      }),
    );
  });

  it('finds as many components as were put in', () => {
    fc.assert(
      fc.property(fc.array(connected, { minLength: 2, maxLength: 4 }), (shapes) => {
        const parts = shapes.map(draw);
        const ratings: Rating[] = [];
        let units = 0;
        let raters = 0;
        for (const part of parts) {
          part.score.forEach((y, i) => ratings.push([units + (part.unit[i] ?? 0), raters + (part.rater[i] ?? 0), y]));
          units += part.units;
          raters += part.raters;
        }
        const s = severity(design(ratings));
        expect(s.components).toBe(parts.length);
        expect(s.unit).toBeNull();
        expect([...s.componentOfUnit]).toEqual(parts.flatMap((part, c) => Array<number>(part.units).fill(c)));
      }),
    );
  });
});

describe('severity on large designs', () => {
  /** Exact effects and an exact model, so that the answer is known without solving. */
  function exact(units: number, raters: number, links: (unit: number, random: Random) => number[]): { ratings: SeverityRatings; truth: Float64Array } {
    const random = new Random(11);
    const quality = Float64Array.from({ length: units }, () => random.normal(60, 15));
    const strictness = Float64Array.from({ length: raters }, () => random.normal(0, 5));
    const mean = strictness.reduce((s, x) => s + x / raters, 0);
    const ratings: Rating[] = [];
    for (let u = 0; u < units; u++) for (const r of links(u, random)) ratings.push([u, r, (quality[u] ?? 0) + (strictness[r] ?? 0)]);
    const flat = ratings.flatMap((x) => x);
    return {
      ratings: {
        units,
        raters,
        unit: Int32Array.from(ratings, (x) => x[0]),
        rater: Int32Array.from(ratings, (x) => x[1]),
        score: Float64Array.from({ length: flat.length / 3 }, (_, i) => flat[3 * i + 2] ?? 0),
      },
      truth: quality.map((q) => q + mean),
    };
  }

  const designs: [string, number, number, (unit: number, random: Random) => number[]][] = [
    ['a chain in which each unit links two raters', 20_000, 20_001, (u) => [u, u + 1]],
    ['a band in which neighbours share raters', 5000, 5000, (u) => [u, (u + 1) % 5000, (u + 2) % 5000]],
    ['many raters drawn at random', 3000, 3000, (u, random) => [...new Set([u, random.integer(3000), random.integer(3000), random.integer(3000)])]],
    ['every unit rated by eight of forty', 4000, 40, (u, random) => [...new Set([u % 40, ...Array.from({ length: 7 }, () => random.integer(40))])]],
    ['one unit rated by everybody', 2, 3000, (u) => Array.from({ length: u === 0 ? 3000 : 1 }, (_, r) => r)],
  ];
  it.each(designs)('recovers the effects of %s', (_, units, raters, links) => {
    const { ratings, truth } = exact(units, raters, links);
    const s = severity(ratings);
    expect(s.components).toBe(1);
    expectAll(s.unit, truth, 1e-10);
  });
});
