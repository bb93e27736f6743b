import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KernelInputError } from '../problems.js';
import { arithmeticMean, geometricMean, harmonicMean, medianOf } from './means.js';
import { aggregateTree, type TreeNode, type TreeResult } from './tree.js';

const leaf = (code: string, weight: number, value: number | null): TreeNode => ({ code, weight, value });
const find = (tree: TreeResult, code: string): TreeResult => {
  const all = (node: TreeResult): TreeResult[] => [node, ...node.children.flatMap(all)];
  const found = all(tree).find((node) => node.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};

describe('means with weights and missing values', () => {
  it('equal the definitions worked out by hand', () => {
    expect(arithmeticMean([1, Number.NaN, 4], [1, 9, 3])).toBe(13 / 4);
    expect(geometricMean([2, 8], [1, 1])).toBeCloseTo(4, 14);
    expect(harmonicMean([2, 6], [1, 3])).toBeCloseTo(4, 14);
    expect(medianOf([5, Number.NaN, 1, 3])).toBe(3);
    expect(medianOf([5, 1, 3, 4])).toBe(3.5);
  });

  it('are missing below the coverage, with nothing present and with no weight', () => {
    expect(arithmeticMean([1, Number.NaN], [1, 1], 0.6)).toBeNaN();
    expect(arithmeticMean([1, Number.NaN], [1, 1], 0.5)).toBe(1);
    expect(geometricMean([Number.NaN], [1])).toBeNaN();
    expect(harmonicMean([3, Number.NaN], [0, 1])).toBeNaN();
    expect(medianOf([])).toBeNaN();
  });

  it('refuse what they cannot take', () => {
    expect(() => geometricMean([0, 1], [0, 1])).toThrow(RangeError);
    expect(() => harmonicMean([-1, 1], [1, 1])).toThrow(RangeError);
  });
});

describe('aggregateTree', () => {
  const tree: TreeNode = {
    code: 'INDEX',
    weight: 1,
    children: [
      { code: 'A', weight: 1, children: [leaf('A1', 1, 2), leaf('A2', 3, null), leaf('A3', 1, 4)] },
      { code: 'B', weight: 3, children: [leaf('B1', 1, null), leaf('B2', 1, null)] },
      { code: 'C', weight: 1, children: [leaf('C1', 1, 12), { code: 'C2', weight: 5, notApplicable: true }] },
    ],
  };

  it('shows the arithmetic of every node, missing not being zero', () => {
    const index = aggregateTree(tree, { methods: 'arithmetic', coverage: null });
    expect(index.value).toBe((3 + 12) / 2);
    expect(index.coverage).toBe(2 / 3);
    expect(index.terms).toEqual([
      { code: 'A', value: 3, weight: 0.5, contribution: 1.5 },
      { code: 'C', value: 12, weight: 0.5, contribution: 6 },
    ]);
    expect(find(index, 'A')).toMatchObject({ value: 3, coverage: 2 / 3, present: 2, applicable: 3 });
    expect(find(index, 'B')).toMatchObject({ value: null, gap: 'no-child', coverage: 0 });
    expect(find(index, 'A2')).toMatchObject({ value: null, gap: 'no-value' });
  });

  it('leaves what does not apply out of the coverage', () => {
    const index = aggregateTree(tree, { methods: 'arithmetic', coverage: 0.9 });
    expect(find(index, 'C')).toMatchObject({ value: 12, coverage: 1, applicable: 1 });
    expect(find(index, 'A')).toMatchObject({ value: null, gap: 'below-coverage' });
    expect(index).toMatchObject({ value: null, gap: 'below-coverage', coverage: 1 / 3 });
  });

  it('passes not-applicable on when no child applies', () => {
    const none: TreeNode = { code: 'T', weight: 1, children: [{ code: 'X', weight: 1, notApplicable: true }] };
    expect(aggregateTree(none, { methods: 'arithmetic', coverage: null })).toMatchObject({ value: null, gap: 'not-applicable' });
  });

  it('uses one method per level, lowest first, and a node of its own may differ', () => {
    const index = aggregateTree(tree, { methods: ['geometric', 'harmonic'], coverage: null });
    expect(find(index, 'A').value).toBeCloseTo(Math.sqrt(8), 14);
    expect(index.value).toBeCloseTo(2 / (1 / Math.sqrt(8) + 1 / 12), 13);
    expect(index.terms.reduce((sum, t) => sum + t.contribution, 0)).toBeCloseTo(1 / (index.value ?? 0), 14);
    const own = aggregateTree({ ...tree, method: 'median' }, { methods: ['geometric', 'harmonic'], coverage: null });
    expect(own.value).toBeCloseTo((Math.sqrt(8) + 12) / 2, 13);
  });

  it('lists every problem by code', () => {
    const bad: TreeNode = { code: 'T', weight: 1, children: [leaf('X', -1, 1), leaf('X', 1, Number.POSITIVE_INFINITY)] };
    const run = () => aggregateTree(bad, { methods: 'arithmetic', coverage: 2 });
    expect(run).toThrow(KernelInputError);
    expect(run).toThrow(/coverage must be[^]*X has the weight -1[^]*X appears twice[^]*X has the value Infinity/);
    const zero: TreeNode = { code: 'T', weight: 1, children: [leaf('X', 1, 0), leaf('Y', 1, 2)] };
    expect(() => aggregateTree(zero, { methods: 'geometric', coverage: null })).toThrow('X is 0; the geometric mean of T needs values above 0');
  });

  it('never falls when a value rises, for arithmetic and geometric means', () => {
    const value = fc.option(fc.double({ min: 0.01, max: 100, noNaN: true }), { nil: null });
    const pair = fc.record({ value, weight: fc.double({ min: 0.01, max: 5, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 8 }), fc.nat(), fc.constantFrom('arithmetic' as const, 'geometric' as const), (list, pick, method) => {
        const build = (raise: number): TreeNode => ({
          code: 'T',
          weight: 1,
          children: list.map((x, i) => leaf(`L${i}`, x.weight, x.value === null ? null : x.value + (i === pick % list.length ? raise : 0))),
        });
        const before = aggregateTree(build(0), { methods: method, coverage: null });
        const after = aggregateTree(build(10), { methods: method, coverage: null });
        if (before.value === null) return after.value === null;
        const weights = before.terms.reduce((sum, t) => sum + t.weight, 0);
        return (after.value ?? -1) >= before.value - 1e-9 && Math.abs(weights - 1) < 1e-12;
      }),
    );
  });
});
