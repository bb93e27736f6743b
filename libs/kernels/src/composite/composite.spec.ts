import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aggregate, column, flatIndex, indexOf, indicator, listOf } from './builders.fixture.js';
import { CITY_PROSPERITY } from './city-prosperity.fixture.js';
import { computeComposite } from './composite.js';
import { computePanel } from './panel.js';
import { parseSpec } from './spec.js';

const RAW = { normalise: 'none' };
const list = (result: ReturnType<typeof computeComposite>, code = 'INDEX') => listOf(result.scores.get(code));

describe('City Prosperity Index, published 2012', () => {
  const columns = Object.fromEntries(
    ['infrastructure', 'quality-of-life', 'environment', 'productivity', 'equity'].map((name, d) => [
      name,
      Float64Array.from(CITY_PROSPERITY, (c) => c.dimensions[d] ?? Number.NaN),
    ]),
  );
  const scores = (spec: object, withEquity = true) => {
    const { equity, ...four } = columns;
    return list(computeComposite(flatIndex(withEquity ? { ...four, equity: equity as Float64Array } : four), parseSpec({ ...RAW, ...spec })));
  };

  it('is the geometric mean of four dimensions within the rounding of its inputs', () => {
    scores({ aggregate: 'geometric' }, false).forEach((score, i) => {
      expect(Math.abs((score ?? 0) - (CITY_PROSPERITY[i]?.published4 ?? 0))).toBeLessThan(0.001);
    });
  });

  it('is the geometric mean of five dimensions, and missing where equity was not published', () => {
    const five = scores({ aggregate: 'geometric', coverage: 1 });
    CITY_PROSPERITY.forEach((city, i) => {
      if (city.dimensions[4] === null) expect(five[i]).toBeNull();
      else expect(Math.abs((five[i] ?? 0) - city.published5)).toBeLessThan(0.001);
    });
  });

  it('is not the arithmetic mean', () => {
    expect(scores({})[1]).toBeCloseTo(0.8486, 10);
  });
});

describe('three levels by hand', () => {
  const codes = [
    indicator('A1', 'A', { weight: 1 }),
    indicator('A2', 'A', { weight: 3 }),
    indicator('B1', 'B'),
    aggregate('A', 2, 'INDEX', { weight: 2 }),
    aggregate('B', 2, 'INDEX', { weight: 1 }),
    aggregate('INDEX', 3, null),
  ];
  const input = indexOf(codes, { A1: column(4, 8, null, 1), A2: column(8, null, null, 1), B1: column(1, 2, 3, 4) });

  it('rescales weights over the present children, level by level', () => {
    const result = computeComposite(input, parseSpec(RAW));
    expect(list(result, 'A')).toEqual([7, 8, null, 1]);
    expect(list(result)).toEqual([5, 6, 3, 2]);
    expect([...(result.ranks.get('INDEX') ?? [])]).toEqual([2, 1, 3, 4]);
    expect([...(result.ranks.get('A') ?? [])]).toEqual([2, 1, 0, 3]);
    expect(listOf(result.coverage.get('A'))).toEqual([1, 0.5, 0, 1]);
    expect(listOf(result.coverage.get('INDEX'))).toEqual([1, 1, 0.5, 1]);
    expect(result.codes.map((c) => c.effectiveWeight)).toEqual([1 / 6, 1 / 2, 1 / 3, 2 / 3, 1 / 3, 1]);
  });

  it('makes a parent missing below the coverage, counting children and not indicators', () => {
    const result = computeComposite(input, parseSpec({ ...RAW, coverage: 0.6 }));
    expect(list(result, 'A')).toEqual([7, null, null, 1]);
    expect(list(result)).toEqual([5, null, null, 2]);
    expect(listOf(result.coverage.get('INDEX'))).toEqual([1, 0.5, 0.5, 1]);
    expect(result.log).toContain('aggregate: INDEX missing for B, C: too few children present');
  });

  it('takes one method per step, lowest first', () => {
    const result = computeComposite(input, parseSpec({ ...RAW, aggregate: ['harmonic', 'geometric'] }));
    expect(list(result, 'A')[0]).toBeCloseTo(4 / (1 / 4 + 3 / 8), 14);
    expect(list(result)[0]).toBeCloseTo((6.4 * 6.4 * 1) ** (1 / 3), 13);
    expect(() => computeComposite(input, parseSpec({ aggregate: ['median'] }))).toThrow('aggregate names 1 methods for 2 aggregation steps');
  });

  it('takes equal weights and weights of its own, and names unknown codes', () => {
    expect(list(computeComposite(input, parseSpec({ ...RAW, weights: 'equal' })))[0]).toBe(3.5);
    expect(list(computeComposite(input, parseSpec({ ...RAW, weights: { A2: 0 } })), 'A')).toEqual([4, 8, null, 1]);
    expect(() => computeComposite(input, parseSpec({ weights: { A9: 1 } }))).toThrow('the code A9 is unknown (nearest code: A1)');
    expect(() => computeComposite(input, parseSpec({ weights: { A1: 0, A2: 0 } }))).toThrow('the weights of all children of A are 0');
  });

  it('says when all present children have weight 0', () => {
    const result = computeComposite(input, parseSpec({ ...RAW, weights: { A1: 0 } }));
    expect(list(result, 'A')).toEqual([8, null, null, 1]);
    expect(result.log).toContain('aggregate: A missing for B: the present children have weight 0');
  });

  it('names unit and code where a geometric or harmonic mean meets zero', () => {
    expect(() => computeComposite(input, parseSpec({ aggregate: 'geometric' }))).toThrow('A1 of D is 0; the geometric mean of A needs values above 0');
    expect(() => computeComposite(input, parseSpec({ aggregate: ['arithmetic', 'harmonic'] }))).toThrow('A of D is 0; the harmonic mean of INDEX');
  });

  it('leaves the data as they were given', () => {
    const before = [...(input.columns.get('A1') ?? [])];
    computeComposite(input, parseSpec({ impute: 'mean', treat: 'winsorise' }));
    expect([...(input.columns.get('A1') ?? [])]).toEqual(before);
  });
});

describe('Copeland', () => {
  it('counts pairs won by weight, leaving out what is missing for either', () => {
    const input = flatIndex(
      { X: column(1, 2, 3, null), Y: column(3, 2, 1, null), Z: column(null, 5, 5, null) },
      { X: { weight: 3 }, Y: { weight: 2 }, Z: { weight: 2 } },
    );
    // A-B: X lost 3 of 5; A-C: X lost 3 of 5; B-C: X lost 3, Y won 2, Z tied: 3 of 7 won. D has nothing to compare.
    const result = computeComposite(input, parseSpec({ ...RAW, aggregate: 'copeland' }));
    expect(list(result)).toEqual([-2, 0, 2, null]);
  });

  it('counts an even pair as neither won nor lost, whatever the rounding of the weights', () => {
    const input = flatIndex({ X: column(2, 1), Y: column(2, 1), Z: column(1, 2) }, { X: { weight: 0.1 }, Y: { weight: 0.2 }, Z: { weight: 0.3 } });
    expect(list(computeComposite(input, parseSpec({ ...RAW, aggregate: 'copeland' })))).toEqual([0, 0]);
  });
});

describe('a panel on one scale', () => {
  const codes = flatIndex({ X: column(1) }).codes;
  const panel = (times: string[], units: string[], x: Float64Array, spec: object) =>
    computePanel({ units, times, codes, columns: new Map([['X', x]]), groups: new Map() }, parseSpec(spec));

  it('normalises over all years and ranks within each', () => {
    const { years } = panel(['2010', '2010', '2009', '2009', '2010'], ['A', 'B', 'A', 'B', 'C'], column(10, 5, 0, 5, 10), {});
    expect(years.map((y) => [y.time, y.units, listOf(y.scores.get('INDEX')), [...(y.ranks.get('INDEX') ?? [])]])).toEqual([
      ['2009', ['A', 'B'], [0, 50], [2, 1]],
      ['2010', ['A', 'B', 'C'], [100, 50, 100], [1, 3, 1]],
    ]);
  });

  it('imputes inside a year and refuses a unit twice in one', () => {
    const { years } = panel(['1', '1', '1', '2', '2'], ['A', 'B', 'C', 'A', 'B'], column(1, 3, null, 11, null), { ...RAW, impute: 'mean' });
    expect(years.map((y) => listOf(y.scores.get('INDEX')))).toEqual([[1, 3, 2], [11, 11]]);
    expect(() => panel(['1', '1'], ['A', 'A'], column(1, 2), {})).toThrow('the unit A (1) appears twice');
  });
});

describe('properties', () => {
  const cell = fc.option(fc.integer({ min: 100, max: 100_000 }).map((x) => x / 100), { nil: null, freq: 8 });
  const table = fc
    .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 5 }))
    .chain(([n, k]) => fc.record({
      cells: fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: k, maxLength: k }),
      weights: fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: k, maxLength: k }),
      order: fc.shuffledSubarray(Array.from({ length: n }, (_, i) => i), { minLength: n, maxLength: n }),
    }));
  type Drawn = { cells: (number | null)[][]; weights: number[]; order: number[] };
  const build = ({ cells, weights }: Drawn, change: (x: number | null, k: number, u: number) => number | null = (x) => x, prefix = 'I') =>
    flatIndex(
      Object.fromEntries(cells.map((values, k) => [`${prefix}${k}`, column(...values.map((x, u) => change(x, k, u)))])),
      Object.fromEntries(weights.map((weight, k) => [`${prefix}${k}`, { weight }])),
    );
  const close = (a: (number | null)[], b: (number | null)[], factor = 1) =>
    a.every((x, i) => (x === null ? b[i] === null : Math.abs(x * factor - (b[i] ?? Number.NaN)) <= 1e-9 * Math.max(1, Math.abs(x * factor))));
  const specs = fc.constantFrom({}, { normalise: 'zscore' }, { normalise: 'borda', impute: 'median' }, { normalise: 'none', aggregate: 'geometric' }, { aggregate: 'copeland' });

  it('the order of the units does not matter', () => {
    fc.assert(fc.property(table, specs, (drawn, spec) => {
      const straight = computeComposite(build(drawn), parseSpec(spec));
      const mixed = { ...drawn, cells: drawn.cells.map((values) => drawn.order.map((u) => values[u] ?? null)) };
      const shuffled = computeComposite(build(mixed), parseSpec(spec));
      const [top] = straight.ranks.keys();
      const ranks = [straight, shuffled].map((result) => [...(result.ranks.get(top ?? '') ?? [])]);
      // z-scores that cancel to nothing leave the sign of a rounding error
      const blurred = 'normalise' in spec && spec.normalise === 'zscore';
      return (
        close(drawn.order.map((u) => list(straight)[u] ?? null), list(shuffled)) &&
        (blurred || drawn.order.every((u, i) => ranks[0]?.[u] === ranks[1]?.[i]))
      );
    }));
  });

  it('the names of the codes do not matter', () => {
    fc.assert(fc.property(table, specs, (drawn, spec) =>
      close(list(computeComposite(build(drawn), parseSpec(spec))), list(computeComposite(build(drawn, undefined, 'other-'), parseSpec(spec)))),
    ));
  });

  it('the unit of measurement does not matter to min-max and ranks, and scales arithmetic and geometric means', () => {
    fc.assert(fc.property(table, fc.constantFrom(0.125, 8, 1024), (drawn, factor) => {
      const scaled = build(drawn, (x) => (x === null ? null : x * factor));
      const same = ['minmax', 'rank', 'fraction-of-max'].every((normalise) =>
        close(list(computeComposite(build(drawn), parseSpec({ normalise }))), list(computeComposite(scaled, parseSpec({ normalise })))),
      );
      const equivariant = ['arithmetic', 'geometric'].every((method) => {
        const spec = parseSpec({ ...RAW, aggregate: method });
        return close(list(computeComposite(build(drawn), spec)), list(computeComposite(scaled, spec)), factor);
      });
      return same && equivariant;
    }));
  });

  it('a higher value never lowers the arithmetic or geometric score', () => {
    fc.assert(fc.property(table, fc.nat(), fc.constantFrom('arithmetic', 'geometric'), (drawn, pick, method) => {
      const spec = parseSpec({ ...RAW, aggregate: method });
      const unit = pick % drawn.order.length;
      const before = list(computeComposite(build(drawn), spec))[unit] ?? null;
      const raised = build(drawn, (x, k, u) => (x !== null && u === unit && k === pick % drawn.cells.length ? x * 2 : x));
      const after = list(computeComposite(raised, spec))[unit] ?? null;
      return before === null ? after === null : after !== null && after >= before * (1 - 1e-12);
    }));
  });

  it('effective weights of the indicators sum to 1', () => {
    fc.assert(fc.property(table, (drawn) => {
      const { codes } = computeComposite(build(drawn), parseSpec({}));
      return Math.abs(codes.filter((c) => c.level === 1).reduce((sum, c) => sum + c.effectiveWeight, 0) - 1) < 1e-12;
    }));
  });
});
