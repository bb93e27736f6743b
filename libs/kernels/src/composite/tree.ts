import { KernelInputError, type KernelProblem } from '../problems.js';
import { meanOf, type MeanMethod } from './means.js';

/** One node of a unit's tree of values, for example network index > section > commitment > indicator. */
export interface TreeNode {
  /** Unique within the tree. */
  code: string;
  /** Weight among its siblings, 0 or above; what it is for the top does not matter. */
  weight: number;
  /** Leaves only; null or absent = missing, which is not zero. */
  value?: number | null;
  /** Leaves only: does not apply to this unit, so that it counts neither as present nor as missing. */
  notApplicable?: boolean;
  children?: readonly TreeNode[];
  /** Overrides the method of the node's level. */
  method?: MeanMethod;
}

export interface TreeOptions {
  /** One method for all, or one per level of aggregation, lowest first (the last one serves all levels above). */
  methods: MeanMethod | readonly MeanMethod[];
  /** Least share of a node's applicable children that must be present, 0 to 1; null asks for one child. */
  coverage: number | null;
}

/** Why a node has no value. */
export type TreeGap = 'no-value' | 'not-applicable' | 'no-child' | 'below-coverage' | 'no-weight';

/** A present child in its parent's arithmetic. */
export interface TreeTerm {
  code: string;
  value: number;
  /** Weight rescaled over the present children, so that the terms' weights sum to 1. */
  weight: number;
  /**
   * What the parent adds up or multiplies: weight x value (arithmetic: the sum is the parent's value), value ^ weight
   * (geometric: the product is), weight / value (harmonic: 1 over the sum is), the value itself (median).
   */
  contribution: number;
}

export interface TreeResult {
  code: string;
  value: number | null;
  gap: TreeGap | null;
  /** Share of the applicable children that are present; null for leaves and where no child applies. */
  coverage: number | null;
  present: number;
  applicable: number;
  method: MeanMethod | null;
  terms: TreeTerm[];
  children: TreeResult[];
}

/**
 * Values of all nodes of one unit's tree, from the leaves up. A parent is the weighted mean of its present children with
 * their weights rescaled to sum to 1; below the coverage, or with no child present, it is missing.
 * @throws KernelInputError listing duplicate codes, weights below 0 or not finite, values that are not finite, children whose
 * weights are all 0, and values that a geometric or harmonic mean cannot take
 */
export function aggregateTree(top: TreeNode, options: TreeOptions): TreeResult {
  const problems: KernelProblem[] = [];
  const methods = typeof options.methods === 'string' ? [options.methods] : options.methods;
  if (methods.length === 0) problems.push({ key: 'methods', message: 'no aggregation method given' });
  const { coverage } = options;
  if (coverage !== null && !(coverage >= 0 && coverage <= 1)) {
    problems.push({ key: 'coverage', message: `coverage must be from 0 to 1, not ${coverage}` });
  }
  checkNodes(top, new Set(), problems);
  if (problems.length > 0) throw new KernelInputError(problems);
  const { result } = evaluate(top, methods, coverage ?? 0, problems);
  if (problems.length > 0) throw new KernelInputError(problems);
  return result;
}

function checkNodes(node: TreeNode, seen: Set<string>, problems: KernelProblem[]): void {
  const bad = (message: string): void => void problems.push({ code: node.code, message: `${node.code} ${message}` });
  if (seen.has(node.code)) bad('appears twice in the tree');
  seen.add(node.code);
  if (!(node.weight >= 0) || !Number.isFinite(node.weight)) bad(`has the weight ${node.weight}; weights are 0 or above`);
  if (typeof node.value === 'number' && !Number.isFinite(node.value)) bad(`has the value ${node.value}`);
  const children = node.children ?? [];
  if (children.length > 0 && children.every((c) => c.weight === 0)) bad('has only children of weight 0');
  for (const child of children) checkNodes(child, seen, problems);
}

function evaluate(
  node: TreeNode,
  methods: readonly MeanMethod[],
  least: number,
  problems: KernelProblem[],
): { result: TreeResult; height: number } {
  const nodes = node.children ?? [];
  if (nodes.length === 0) return { result: leaf(node), height: 0 };
  const below = nodes.map((child) => evaluate(child, methods, least, problems));
  const height = 1 + Math.max(...below.map((b) => b.height));
  const children = below.map((b) => b.result);
  const method = node.method ?? methods[Math.min(height, methods.length) - 1] ?? 'arithmetic';
  const applicable = children.filter((c) => c.gap !== 'not-applicable').length;
  const result: TreeResult = {
    code: node.code,
    value: null,
    gap: null,
    coverage: null,
    present: 0,
    applicable,
    method,
    terms: [],
    children,
  };
  if (applicable === 0) return { result: { ...result, gap: 'not-applicable' }, height };

  let total = 0;
  const present: { code: string; value: number; weight: number }[] = [];
  children.forEach((child, i) => {
    if (child.value === null) return;
    const weight = (nodes[i] as TreeNode).weight;
    present.push({ code: child.code, value: child.value, weight });
    total += weight;
  });
  result.present = present.length;
  result.coverage = present.length / applicable;
  if (present.length === 0) result.gap = 'no-child';
  else if (result.coverage < least) result.gap = 'below-coverage';
  else if (total === 0 && method !== 'median') result.gap = 'no-weight';
  if (result.gap !== null) return { result, height };

  const positiveOnly = method === 'geometric' || method === 'harmonic';
  const refused = positiveOnly ? present.filter((p) => p.value <= 0) : [];
  for (const p of refused) {
    problems.push({ code: p.code, message: `${p.code} is ${p.value}; the ${method} mean of ${node.code} needs values above 0` });
  }
  if (refused.length > 0) return { result, height };
  result.value = meanOf(
    method,
    present.map((p) => p.value),
    present.map((p) => p.weight),
  );
  result.terms = present.map(({ code, value, weight }) => {
    const share = method === 'median' ? 1 / present.length : weight / total;
    return { code, value, weight: share, contribution: contributionOf(method, value, share) };
  });
  return { result, height };
}

function leaf(node: TreeNode): TreeResult {
  const value = node.notApplicable ? null : (node.value ?? null);
  const gap = node.notApplicable ? 'not-applicable' : value === null ? 'no-value' : null;
  return { code: node.code, value, gap, coverage: null, present: 0, applicable: 0, method: null, terms: [], children: [] };
}

function contributionOf(method: MeanMethod, value: number, share: number): number {
  switch (method) {
    case 'arithmetic':
      return share * value;
    case 'geometric':
      return value ** share;
    case 'harmonic':
      return share / value;
    case 'median':
      return value;
  }
}
