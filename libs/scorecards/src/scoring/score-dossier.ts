import { aggregateTree, medianOf, type MeanMethod, type TreeNode, type TreeResult } from '@peerpolis/kernels';
import { type EditionView, type NodeView, type ScaleView, valueOnScale } from '@peerpolis/standards';
import { type ScoreLine } from '../contracts.js';
import { type Layer, type Statement } from './inputs.js';

/** Raised by one when a change of this file changes a digit of a result. */
export const METHOD_VERSION = 'peerpolis-score/1';

export interface ScoreMethod {
  commitment: 'arithmetic' | 'geometric' | 'none';
  section: 'arithmetic' | 'geometric' | 'none';
  overall: 'arithmetic' | 'geometric' | 'none';
  /** Least share of applicable children that must be present; null: one. */
  coverage: number | null;
}

/** The code of the overall score among the codes of nodes. */
export const OVERALL = 'overall';

/** Reasons of the kernel in the words of a scorecard. */
const WHY: Record<string, string> = {
  'not-applicable': 'not-applicable',
  'no-child': 'nothing-present',
  'below-coverage': 'coverage',
  'no-weight': 'no-weight',
};

interface Leaf {
  value: number | null;
  why: string | null;
  method: string | null;
  terms: ScoreLine['terms'];
}

/**
 * All lines of one dossier in one layer: indicators, commitments, sections and, where the edition has one, the overall score, each
 * with the arithmetic that made it. Missing is not zero: it is left out and the weights of the rest are rescaled.
 * @returns [] where nobody said anything in this layer
 * @throws KernelInputError where a geometric mean meets a value of zero or below
 */
export function scoreLayer(edition: EditionView, method: ScoreMethod, layer: Layer, statements: readonly Statement[]): ScoreLine[] {
  const own = statements.filter((statement) => statement.layer === layer);
  if (own.length === 0) return [];
  const scales = new Map(edition.scales.map((scale) => [scale.code, scale]));
  const leaves = new Map<string, Leaf>();
  for (const node of edition.nodes) {
    if (node.kind !== 'indicator') continue;
    const said = own.filter((statement) => statement.node === node.code);
    leaves.set(node.code, leafOf(layer, node.scaleCode ? scales.get(node.scaleCode) : undefined, said));
  }
  const results = treesOf(edition, method, leaves).flatMap((tree) => flatten(aggregateTree(tree, { methods: 'arithmetic', coverage: method.coverage })));
  const kinds = new Map<string, ScoreLine['kind']>(edition.nodes.map((node) => [node.code, node.kind]));
  const places = new Map(edition.nodes.map((node, index) => [node.code, index]));
  return results
    .map((result) => lineOf(result, layer, kinds.get(result.code) ?? 'overall', leaves))
    .sort((a, b) => (places.get(a.code) ?? -1) - (places.get(b.code) ?? -1));
}

function leafOf(layer: Layer, scale: ScaleView | undefined, said: readonly Statement[]): Leaf {
  const nothing = (why: string): Leaf => ({ value: null, why, method: null, terms: [] });
  if (!scale) return nothing('told-in-words');
  const counted = said.filter(({ verdict }) => verdict !== 'not-competent');
  if (counted.length === 0) return nothing(layer === 'self' ? 'unanswered' : 'no-data');
  if (counted.every(({ verdict }) => verdict === 'not-applicable')) return nothing('not-applicable');
  const values = counted.filter(({ verdict }) => verdict === 'answered' || verdict === 'scored').map((statement) => valueOnScale(scale, statement));
  const numbers = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (numbers.length === 0) return nothing(counted[0]?.verdict === 'answered' || counted[0]?.verdict === 'scored' ? 'not-scored' : (counted[0]?.verdict ?? 'no-data'));
  const value = medianOf(numbers);
  const terms = layer === 'peer' ? numbers.map((number, index) => ({ code: String(index + 1), value: number, weight: 1 / numbers.length })) : [];
  return { value, why: null, method: layer === 'peer' ? 'median' : null, terms };
}

/** One tree per topmost node that has a score: the overall score, or each section, or each commitment. */
function treesOf(edition: EditionView, method: ScoreMethod, leaves: ReadonlyMap<string, Leaf>): TreeNode[] {
  const children = new Map<string | null, NodeView[]>();
  for (const node of edition.nodes) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  const scored = (node: NodeView): boolean => node.kind === 'indicator' || method[node.kind] !== 'none';
  const build = (node: NodeView): TreeNode[] => {
    const below = children.get(node.id) ?? [];
    if (node.kind === 'indicator') return [leafNode(node, leaves.get(node.code))];
    const nodes = below.flatMap(build);
    if (!scored(node) || nodes.length === 0) return nodes;
    return [{ code: node.code, weight: node.weight, method: method[node.kind] as MeanMethod, children: nodes }];
  };
  const tops = (children.get(null) ?? []).flatMap(build);
  return method.overall === 'none' ? tops : [{ code: OVERALL, weight: 1, method: method.overall, children: tops }];
}

function leafNode(node: NodeView, leaf: Leaf | undefined): TreeNode {
  // What is told in words only, or on a scale that is no score, neither counts nor is missing.
  const outside = ['not-applicable', 'told-in-words', 'not-scored'].includes(leaf?.why ?? '');
  return { code: node.code, weight: node.weight, value: leaf?.value ?? null, notApplicable: outside };
}

function flatten(result: TreeResult): TreeResult[] {
  return [result, ...result.children.flatMap(flatten)];
}

function lineOf(result: TreeResult, layer: Layer, kind: ScoreLine['kind'], leaves: ReadonlyMap<string, Leaf>): ScoreLine {
  if (kind === 'indicator') {
    const leaf = leaves.get(result.code) as Leaf;
    return { code: result.code, kind, layer, value: leaf.value, coverage: null, why: leaf.why, method: leaf.method, terms: leaf.terms };
  }
  const present = new Map(result.terms.map((term) => [term.code, term]));
  return {
    code: result.code,
    kind,
    layer,
    value: result.value,
    coverage: result.coverage,
    why: reasonOf(result),
    method: result.method,
    terms: result.children.map((child) => {
      const term = present.get(child.code);
      if (term) return { code: child.code, value: term.value, weight: term.weight };
      return { code: child.code, value: null, weight: 0, note: leaves.get(child.code)?.why ?? reasonOf(child) ?? 'no-data' };
    }),
  };
}

/** A parent whose children were all withheld for their coverage is withheld for the same reason. */
function reasonOf({ gap, children }: TreeResult): string | null {
  if (!gap) return null;
  const withheld = gap === 'no-child' && children.some((child) => reasonOf(child) === 'coverage');
  return withheld ? 'coverage' : (WHY[gap] ?? gap);
}
