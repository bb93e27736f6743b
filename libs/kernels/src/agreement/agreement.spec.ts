import { describe, expect, it } from '@jest/globals';
import { agreement, type Agreement } from './agreement.js';
import { ratingsFrom } from './ratings.fixture.js';

/** Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): four observers, twelve units, some values missing. */
const FOUR_OBSERVERS = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, 3, null, null],
];

/** Shrout and Fleiss (1979), table 2: six targets, four judges. */
const SIX_TARGETS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

function expectClose(actual: number | null, expected: number): void {
  expect(actual).not.toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(2e-14);
}

describe('agreement on published data', () => {
  it("gives Krippendorff's values for his four observers, to the digits he printed", () => {
    const { krippendorff, units, raters, ratings, pairable } = agreement(ratingsFrom(FOUR_OBSERVERS));
    expect({ units, raters, ratings, pairable }).toEqual({ units: 12, raters: 4, ratings: 41, pairable: 40 });
    const rounded = Object.fromEntries(Object.entries(krippendorff).map(([metric, x]) => [metric, x?.toFixed(3)]));
    expect(rounded).toEqual({ nominal: '0.743', ordinal: '0.815', interval: '0.849', ratio: '0.797' });
    expectClose(krippendorff.nominal, 0.743421052631579);
    expectClose(krippendorff.ordinal, 0.8153875037548814);
    expectClose(krippendorff.interval, 0.8491071428571428);
    expectClose(krippendorff.ratio, 0.7974027747116121);
  });

  it('gives the chance-corrected coefficients of the same data, the unit with one rating counting for shares only', () => {
    const a = agreement(ratingsFrom(FOUR_OBSERVERS));
    expectClose(a.percentAgreement, 0.818181818181818);
    expectClose(a.fleiss, 0.761169275422411);
    expectClose(a.conger, 0.762066893651112);
    expectClose(a.gwet.unweighted, 0.775444068126995);
    expectClose(a.gwet.linear, 0.858739136432611);
    expectClose(a.gwet.quadratic, 0.914000723551605);
    expectClose(a.gwet.ordinal, 0.898939769907512);
    expectClose(a.brennanPrediger.unweighted, 0.772727272727273);
    expectClose(a.brennanPrediger.linear, 0.848484848484849);
    expectClose(a.brennanPrediger.quadratic, 0.901515151515151);
    expect(a.icc.ICC1).toBeNull();
    expect(a.why['icc.ICC1']).toBe('not every rater rated every unit');
    expect(a.why['kendallW']).toBe('not every rater rated every unit');
    expect(a.why['cohen.unweighted']).toBe('it is for two raters, and there are 4');
  });

  it('gives the intraclass correlations and intervals of Shrout and Fleiss', () => {
    const a = agreement(ratingsFrom(SIX_TARGETS));
    expectClose(a.icc.ICC1, 0.165741768405475);
    expectClose(a.icc.ICC2, 0.289763779527559);
    expectClose(a.icc.ICC3, 0.714840714840715);
    expectClose(a.icc.ICC1k, 0.442797133679269);
    expectClose(a.icc.ICC2k, 0.620050547598989);
    expectClose(a.icc.ICC3k, 0.909315542377069);
    // the bounds that R's psych::ICC prints for this table
    const printed = (name: string): string[] => (a.interval[name] ?? []).map((x) => x.toFixed(2));
    expect(printed('icc.ICC1')).toEqual(['-0.13', '0.72']);
    expect(printed('icc.ICC2')).toEqual(['0.02', '0.76']);
    expect(printed('icc.ICC3')).toEqual(['0.34', '0.95']);
    expect(printed('icc.ICC1k')).toEqual(['-0.88', '0.91']);
    expect(printed('icc.ICC2k')).toEqual(['0.07', '0.93']);
    expect(printed('icc.ICC3k')).toEqual(['0.68', '0.99']);
  });

  it('gives every other coefficient of the same table', () => {
    const a = agreement(ratingsFrom(SIX_TARGETS));
    expectClose(a.krippendorff.nominal, -0.0648148148148151);
    expectClose(a.krippendorff.ordinal, 0.10905941323897961);
    expectClose(a.krippendorff.interval, 0.14730785039046446);
    expectClose(a.krippendorff.ratio, 0.08195127861375728);
    expectClose(a.percentAgreement, 0.0277777777777778);
    expectClose(a.fleiss, -0.111111111111111);
    expectClose(a.conger, -0.065989847715736);
    expectClose(a.gwet.unweighted, -0.0769230769230769);
    expectClose(a.gwet.linear, 0.108433734939759);
    expectClose(a.gwet.quadratic, 0.315110098709187);
    expectClose(a.gwet.ordinal, 0.282247765006386);
    expectClose(a.brennanPrediger.unweighted, -0.0802469135802469);
    expectClose(a.brennanPrediger.linear, 0.0656565656565655);
    expectClose(a.brennanPrediger.quadratic, 0.24074074074074);
    expectClose(a.kendallW, 0.887037037037037);
  });

  it("gives Cohen's kappa of two raters over the units both rated", () => {
    // 20 both yes, 5 and 10 split, 15 both no: observed 0.7, by chance 0.5; the standard error by the published form below
    const pairs = [
      ...Array<number[]>(20).fill([1, 1]),
      ...Array<number[]>(5).fill([1, 0]),
      ...Array<number[]>(10).fill([0, 1]),
      ...Array<number[]>(15).fill([0, 0]),
    ];
    const a = agreement(ratingsFrom([...pairs, [1, null]]));
    expectClose(a.cohen.unweighted, 0.4);
    expectClose(a.cohen.linear, 0.4);
    const [low, high] = a.interval['cohen.unweighted'] ?? [Number.NaN, Number.NaN];
    const cells = { yesYes: 0.4, yesNo: 0.1, noYes: 0.2, noNo: 0.3 };
    const diagonal = cells.yesYes * (1 - (0.6 + 0.5) * 0.6) ** 2 + cells.noNo * (1 - (0.4 + 0.5) * 0.6) ** 2;
    const rest = 0.36 * (cells.yesNo * (0.6 + 0.5) ** 2 + cells.noYes * (0.4 + 0.5) ** 2);
    // the published form weighs a disagreement (i, j) by the other rater's share of i and this rater's share of j
    const variance = (diagonal + rest - (0.4 - 0.5 * 0.6) ** 2) / (50 * 0.25);
    expect(high - 0.4).toBeCloseTo(0.4 - low, 12);
    expect(Math.abs((high - low) / 2 / 1.959963984540054 - Math.sqrt(variance))).toBeLessThan(1e-14);
  });

  it("applies Cohen's weights to the scores' own values", () => {
    const rows = [[1, 1], [1, 2], [2, 7], [7, 7], [7, 2], [2, 2]];
    const shares = (k: number): Map<number, number> => {
      const map = new Map<number, number>();
      for (const row of rows) map.set(row[k] ?? 0, (map.get(row[k] ?? 0) ?? 0) + 1 / rows.length);
      return map;
    };
    const byHand = (power: number): number => {
      const observed = rows.reduce((sum, [a = 0, b = 0]) => sum + Math.abs(a - b) ** power / rows.length, 0);
      let expected = 0;
      for (const [x, p] of shares(0)) for (const [y, q] of shares(1)) expected += p * q * Math.abs(x - y) ** power;
      return 1 - observed / expected;
    };
    const { cohen } = agreement(ratingsFrom(rows));
    expectClose(cohen.linear, byHand(1));
    expectClose(cohen.quadratic, byHand(2));
  });
});

describe('agreement where statistics are undefined', () => {
  const nulls = (a: Agreement): string[] =>
    Object.entries(a).flatMap(([name, value]) => {
      if (value === null) return [name];
      if (typeof value !== 'object' || name === 'interval' || name === 'why') return [];
      return Object.entries(value as Record<string, number | null>).flatMap(([key, x]) => (x === null ? [`${name}.${key}`] : []));
    });

  it('reports agreement 1 and no corrected coefficient when all ratings are equal', () => {
    const a = agreement(ratingsFrom([[3, 3], [3, 3], [3, 3]]), { bootstrap: { samples: 20, seed: 1 } });
    expect(a.percentAgreement).toBe(1);
    expect(a.krippendorff).toEqual({ nominal: null, ordinal: null, interval: null, ratio: null });
    expect([a.fleiss, a.conger, a.kendallW, a.icc.ICC2, a.gwet.ordinal, a.cohen.quadratic]).toEqual([null, null, null, null, null, null]);
    expect(a.why['fleiss']).toMatch(/all ratings are equal/);
    expect(a.interval).toEqual({});
    // the only other score is that of a unit nobody else rated: chance can be told from agreement, except for alpha
    const lone = agreement(ratingsFrom([[3, 3], [3, 3], [3, 3], [null, 5]]));
    expect([lone.percentAgreement, lone.fleiss, lone.krippendorff.nominal]).toEqual([1, 1, null]);
    expect(lone.why['krippendorff.nominal']).toMatch(/units rated at least twice are equal/);
  });

  it('gives a reason for each null, whatever is missing', () => {
    const designs = [[], [[1]], [[1], [2]], [[1, 2]], [[1, null], [null, 2]], [[1, 2], [1, 2]], [[0, 0], [0, 1]], [[-1, 1], [2, 3]]];
    for (const rows of designs) {
      const a = agreement(ratingsFrom(rows), { bootstrap: { samples: 10, seed: 1 } });
      expect(nulls(a).sort()).toEqual(Object.keys(a.why).sort());
      expect(JSON.stringify(a)).not.toMatch(/NaN|Infinity/);
      for (const bounds of Object.values(a.interval)) expect(bounds.every(Number.isFinite)).toBe(true);
    }
  });

  it('refuses the ratio metric below 0, and everything that counts distances for labels', () => {
    expect(agreement(ratingsFrom([[-1, 1], [2, 3]])).why['krippendorff.ratio']).toBe('a ratio scale has no scores below 0');
    const labels = agreement({ ...ratingsFrom([[0, 1], [1, 1], [0, 0]]), numeric: false });
    expect(labels.krippendorff.nominal).not.toBeNull();
    expect(labels.gwet.unweighted).not.toBeNull();
    expect([labels.krippendorff.ordinal, labels.gwet.linear, labels.icc.ICC3, labels.kendallW]).toEqual([null, null, null, null]);
    expect(labels.why['icc.ICC3']).toBe('the scores are labels, not numbers');
  });

  it('keeps raters who agree in order but not in level apart from perfect agreement', () => {
    const { icc, kendallW, why, interval } = agreement(ratingsFrom([[1, 2], [2, 3], [4, 5], [8, 9]]));
    expect(icc.ICC3).toBe(1);
    expect(interval['icc.ICC3']).toEqual([1, 1]);
    expect(icc.ICC2).toBeLessThan(1);
    expect(kendallW).toBe(1);
    const flat = agreement(ratingsFrom([[0.1, 0.3], [0.1, 0.3], [0.1, 0.3]]));
    expect(flat.icc.ICC1k).toBeNull();
    expect(flat.icc.ICC3).toBeNull();
    expect(flat.why['icc.ICC3']).toMatch(/units do not differ beyond the raters/);
    expect(why).not.toHaveProperty('icc.ICC3');
    // ICC2's denominator, between + error + 2 (rater - error) / 2, is exactly zero here, and must stay undefined when it comes out as rounding
    for (const [factor, origin] of [[1, 0], [0.1, 0.3], [7.7, -413.31]] as const) {
      const crossed = agreement(ratingsFrom([[0, 1], [1, 0]].map((row) => row.map((x) => factor * x + origin))));
      expect([crossed.icc.ICC2, crossed.icc.ICC1k, crossed.icc.ICC3k]).toEqual([null, null, null]);
    }
  });

  it('refuses a second rating of a unit by one rater, and scores that are not finite', () => {
    const twice = { unit: Int32Array.of(0, 0), rater: Int32Array.of(1, 1), score: Float64Array.of(1, 2) };
    expect(() => agreement(twice)).toThrow('rater 1 rated unit 0 twice');
    expect(() => agreement(ratingsFrom([[Number.NaN, 1]]))).toThrow(RangeError);
  });
});

describe('bootstrap intervals', () => {
  it('are given for alpha and W only when asked for, repeat with the seed and hold the estimate', () => {
    const complete = FOUR_OBSERVERS.slice(1, 9);
    expect(Object.keys(agreement(ratingsFrom(complete)).interval)).not.toContain('krippendorff.nominal');
    const run = (seed: number) => agreement(ratingsFrom(complete), { bootstrap: { samples: 400, seed } });
    const a = run(1);
    expect(run(1).interval).toEqual(a.interval);
    expect(run(2).interval['krippendorff.interval']).not.toEqual(a.interval['krippendorff.interval']);
    for (const [metric, value] of Object.entries(a.krippendorff)) {
      const [low, high] = a.interval[`krippendorff.${metric}`] ?? [1, 0];
      expect(low).toBeLessThan(value ?? Number.NaN);
      expect(high).toBeGreaterThan(value ?? Number.NaN);
      expect(high).toBeLessThanOrEqual(1);
    }
    expect(a.interval['kendallW']?.[0]).toBeLessThan(a.kendallW ?? 0);
  });
});
