import { describe, expect, it } from '@jest/globals';
import { column, flatIndex, listOf } from './builders.fixture.js';
import { computeComposite } from './composite.js';
import { parseSpec } from './spec.js';
import { shapeOf } from './statistics.js';

const RAW = { normalise: 'none', aggregate: 'median' };
const values = (result: ReturnType<typeof computeComposite>, code = 'X') => listOf(result.normalised.get(code));

describe('denomination', () => {
  it('divides by the named column; a missing or zero denominator makes the value missing and is logged', () => {
    const input = flatIndex({ X: column(10, 20, 30, null) }, { X: { denominator: 'POP' } });
    const columns = new Map([...input.columns, ['POP', column(5, 0, null, 0)]]);
    const result = computeComposite({ ...input, columns }, parseSpec({ ...RAW, denominate: true }));
    expect(values(result)).toEqual([2, null, null, null]);
    expect(result.log).toContain('denominate: X made missing for B, C, where POP is missing or zero');
    expect(values(computeComposite({ ...input, columns }, parseSpec(RAW)))).toEqual([10, 20, 30, null]);
    expect(() => computeComposite(input, parseSpec({ ...RAW, denominate: true }))).toThrow('the denominator POP of X has no column');
  });
});

describe('imputation', () => {
  const input = flatIndex({ X: column(1, null, 6, null, 20, null) }, {}, { SIZE: ['small', 'small', 'large', 'mid', 'large', null] });
  const imputed = (impute: object | string) => computeComposite(input, parseSpec({ ...RAW, impute }));

  it('fills with the mean or median of the column', () => {
    expect(values(imputed('mean'))).toEqual([1, 9, 6, 9, 20, 9]);
    expect(values(imputed('median'))).toEqual([1, 6, 6, 6, 20, 6]);
  });

  it('fills from the group and falls back to the whole column', () => {
    const result = imputed({ method: 'group-mean', group: 'SIZE' });
    expect(values(result)).toEqual([1, 1, 6, 9, 20, 9]);
    expect(result.log).toContain('impute: X has no value in the group of D, F; whole column used');
    expect(() => imputed({ method: 'group-median', group: 'SIZES' })).toThrow('the group SIZES is unknown (nearest group: SIZE)');
  });

  it('leaves a column without any value missing and says so', () => {
    const empty = flatIndex({ X: column(null, null) });
    const result = computeComposite(empty, parseSpec({ ...RAW, impute: 'mean' }));
    expect(values(result)).toEqual([null, null]);
    expect(result.log).toContain('impute: X has no value to impute from; A, B stay missing');
  });
});

describe('skewness and kurtosis', () => {
  it('are bias-corrected as in spreadsheets', () => {
    // the worked examples of the SKEW and KURT functions in the documentation of LibreOffice and Excel
    const { skewness, kurtosis } = shapeOf([3, 4, 5, 2, 3, 4, 5, 6, 4, 7]);
    expect(skewness).toBeCloseTo(0.359543071406797, 14);
    expect(kurtosis).toBeCloseTo(-0.151799637208416, 14);
  });

  it('are undefined without spread or with too few values', () => {
    expect(shapeOf([1, 1, 1, 1]).skewness).toBeNaN();
    expect(shapeOf([1, 2, 9]).kurtosis).toBeNaN();
    expect(shapeOf([1, 2]).skewness).toBeNaN();
  });
});

describe('winsorising', () => {
  const treat = (...data: number[]) => computeComposite(flatIndex({ X: column(...data) }), parseSpec({ ...RAW, treat: 'winsorise' }));
  const limited = (max: number, ...data: number[]) =>
    computeComposite(flatIndex({ X: column(...data) }), parseSpec({ ...RAW, treat: { method: 'winsorise', max } }));

  it('moves the highest points inwards one after the other until the column passes', () => {
    const low = Array.from({ length: 20 }, (_, i) => i + 1);
    const result = treat(...low, 90, 1000);
    expect(values(result)).toEqual([...low, 20, 20]);
    const [record] = result.treatment;
    expect(record).toMatchObject({ code: 'X', passed: true });
    expect(record?.moved).toEqual([
      { unit: 'U', from: 90, to: 20 },
      { unit: 'V', from: 1000, to: 20 },
    ]);
    expect(record?.before.skewness).toBeGreaterThan(2);
    expect(record?.after.skewness).toBeLessThan(2);
  });

  it('moves the lowest point when the skew is negative', () => {
    expect(values(treat(-500, 2, 3, 4, 5, 6, 7, 8))).toEqual([2, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('stops at the limit and says that the column still fails', () => {
    const result = limited(1, 1, 2, 3, 4, 5, 6, 7, 8, 90, 1000);
    expect(values(result)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 90, 90]);
    expect(limited(0, 1, 2, 3, 4, 5, 6, 7, 8, 90, 1000).treatment[0]).toMatchObject({ passed: false, moved: [] });
  });

  it('moves tied extremes together, each a point of its own', () => {
    const many = Array.from({ length: 40 }, (_, i) => i / 40);
    const result = limited(2, ...many, 100, 100, 99);
    expect(result.treatment[0]?.moved.map((m) => m.to)).toEqual([99, 99]);
    expect(result.treatment[0]?.passed).toBe(false);
  });

  it('leaves a column within the limits alone', () => {
    const result = treat(1, 2, 3, 4, 10);
    expect(result.treatment).toEqual([]);
    expect(result.log).toContain('treat: no indicator exceeds both limits; nothing changed');
  });
});
