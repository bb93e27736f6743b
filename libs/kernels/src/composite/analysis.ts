import { computeComposite } from './composite.js';
import { buildFramework } from './framework.js';
import type { CodeDescription, CompositeInput, CompositeSpec } from './model.js';
import { Ranker } from './ranking.js';
import { mean, pearson } from './statistics.js';

/** What happens to the ranks of a top when one element is left out. */
export interface RemovalEffect {
  code: string;
  level: number;
  top: string;
  /** Mean and largest absolute change of rank over the units ranked before and after; NaN when there are none. */
  meanRankChange: number;
  largestRankChange: number;
  /** New rank minus old rank per unit, NaN where either is missing. */
  rankChange: Float64Array;
}

/**
 * Effect of removing each indicator and each aggregate (with all that is below it) on the ranks of its top: the index is
 * computed again without it, its siblings' weights rescaled. An aggregate left without children goes as well; an element whose
 * removal leaves nothing, or nothing with a weight, is not reported.
 * @throws KernelInputError as computeComposite does
 */
export function removalEffects(input: CompositeInput, spec: CompositeSpec): RemovalEffect[] {
  const full = computeComposite(input, spec);
  const { nodes, parents } = buildFramework(input);
  const effects: RemovalEffect[] = [];
  nodes.forEach((node, i) => {
    if (parents[i] === -1) return;
    const top = topOf(nodes, parents, i);
    const codes = without(input.codes, node.code);
    if (!codes.some((c) => c.code === top)) return;
    const weights = typeof spec.weights === 'string' ? spec.weights : keep(spec.weights, codes);
    if (leavesNoWeight(codes, weights)) return;
    const before = full.ranks.get(top) ?? new Int32Array(0);
    const after = computeComposite({ ...input, codes }, { ...spec, weights }).ranks.get(top) ?? new Int32Array(0);
    const rankChange = Float64Array.from(before, (rank, u) => (rank === 0 || after[u] === 0 ? Number.NaN : (after[u] as number) - rank));
    const sizes = rankChange.map(Math.abs).filter((x) => x === x);
    effects.push({
      code: node.code,
      level: node.level ?? 0,
      top,
      meanRankChange: mean(sizes),
      largestRankChange: sizes.length === 0 ? Number.NaN : sizes.reduce((a, b) => Math.max(a, b), 0),
      rankChange,
    });
  });
  return effects;
}

function topOf(nodes: readonly CodeDescription[], parents: Int32Array, start: number): string {
  let at = start;
  while ((parents[at] as number) >= 0) at = parents[at] as number;
  return nodes[at]?.code ?? '';
}

/** The descriptions without a code, what is below it, and aggregates that lose their last child. */
function without(codes: readonly CodeDescription[], code: string): CodeDescription[] {
  let left = codes.filter((c) => c.code !== code);
  for (;;) {
    const present = new Set(left.map((c) => c.code));
    const parents = new Set(left.map((c) => c.parent));
    const next = left.filter((c) => (c.parent === null || present.has(c.parent)) && (c.type !== 'Aggregate' || parents.has(c.code)));
    if (next.length === left.length) return left;
    left = next;
  }
}

function keep(weights: Readonly<Record<string, number>>, codes: readonly CodeDescription[]): Record<string, number> {
  const present = new Set(codes.map((c) => c.code));
  return Object.fromEntries(Object.entries(weights).filter(([code]) => present.has(code)));
}

function leavesNoWeight(codes: readonly CodeDescription[], weights: CompositeSpec['weights']): boolean {
  if (weights === 'equal') return false;
  const own = typeof weights === 'string' ? {} : weights;
  const totals = new Map<string, number>();
  for (const { code, parent, weight } of codes) {
    if (parent !== null) totals.set(parent, (totals.get(parent) ?? 0) + (own[code] ?? weight ?? 0));
  }
  return [...totals.values()].some((total) => total === 0);
}

/**
 * Correlations between columns, each pair over the units present in both; NaN where undefined.
 * @param method pearson, or spearman (Pearson of average ranks among the units present in both)
 */
export function correlations(columns: readonly Float64Array[], method: 'pearson' | 'spearman' = 'pearson'): Float64Array[] {
  return columns.map((a) => Float64Array.from(columns, (b) => (method === 'pearson' ? pearson(a, b) : spearman(a, b))));
}

function spearman(a: Float64Array, b: Float64Array): number {
  const ranker = new Ranker(a.length);
  const ranks = (own: Float64Array, other: Float64Array): Float64Array => {
    const out = new Float64Array(own.length);
    ranker.ascending(own.map((x, u) => (other[u] === other[u] ? x : Number.NaN)), 'average', out);
    return out;
  };
  return pearson(ranks(a, b), ranks(b, a));
}

/**
 * Cronbach's alpha of k columns: k / (k - 1) (1 - sum of variances / sum of all covariances), with n - 1 (Cronbach 1951).
 * @param use `complete`: units present in every column; `pairwise`: each covariance over the units present in both columns
 * @returns NaN below two columns, below two such units, or when the total does not vary
 */
export function cronbachAlpha(columns: readonly Float64Array[], use: 'complete' | 'pairwise' = 'complete'): number {
  const k = columns.length;
  if (k < 2) return Number.NaN;
  const units = [...(columns[0] as Float64Array).keys()];
  const whole = units.filter((u) => columns.every((c) => c[u] === c[u]));
  const covariance = (a: Float64Array, b: Float64Array): number => {
    const at = use === 'complete' ? whole : units.filter((u) => a[u] === a[u] && b[u] === b[u]);
    const x = at.map((u) => a[u] as number);
    const y = at.map((u) => b[u] as number);
    const mx = mean(x);
    const my = mean(y);
    return x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] as number) - my), 0) / (x.length - 1);
  };
  let trace = 0;
  let total = 0;
  columns.forEach((a, i) => {
    columns.forEach((b, j) => {
      const value = covariance(a, b);
      total += value;
      if (i === j) trace += value;
    });
  });
  const scale = Math.abs(trace);
  return Number.isFinite(total) && Math.abs(total) > 1e-14 * scale ? (k / (k - 1)) * (1 - trace / total) : Number.NaN;
}
