import { KernelInputError, nearestWord, type KernelProblem } from '../problems.js';
import type { CodeDescription, CompositeInput, Weighting } from './model.js';

/** The checked structure of an index: nodes are indicators and aggregates, in input order. */
export interface Framework {
  nodes: readonly CodeDescription[];
  /** Position of each node's parent, -1 for a top. */
  parents: Int32Array;
  levels: Int32Array;
  /** Positions of the indicators. */
  indicators: Int32Array;
  /** Aggregates from the lowest level up. */
  aggregates: readonly { node: number; level: number; children: Int32Array }[];
  tops: Int32Array;
  /** Number of aggregation steps: highest level - 1. */
  steps: number;
}

/**
 * Checks an input and builds its tree.
 * @throws KernelInputError with every problem: duplicate codes and units, unknown, circular or lower parents, levels that do not
 * fit the type, aggregates without children, indicators without column, direction or parent, columns of the wrong length
 */
export function buildFramework(input: CompositeInput): Framework {
  const problems: KernelProblem[] = [];
  checkUnits(input, problems);
  const nodes = input.codes.filter((c) => c.type === 'Indicator' || c.type === 'Aggregate');
  const position = new Map<string, number>();
  const seen = new Set<string>();
  for (const { code } of input.codes) {
    if (seen.has(code)) problems.push({ code, key: 'iCode', message: `the code ${code} appears twice` });
    seen.add(code);
  }
  nodes.forEach((node, i) => position.set(node.code, i));
  const parents = Int32Array.from(nodes, (node) => parentOf(node, nodes, position, problems));
  const circular = findCircles(nodes, parents, problems);
  nodes.forEach((node, i) => checkNode(node, nodes[parents[i] as number], circular.has(i), input, problems));
  const children = nodes.map((): number[] => []);
  parents.forEach((parent, i) => {
    if (parent >= 0) children[parent]?.push(i);
  });
  nodes.forEach((node, i) => {
    if (node.type === 'Aggregate' && children[i]?.length === 0) {
      problems.push({ code: node.code, key: 'iCode', message: `the aggregate ${node.code} has no children` });
    }
  });
  if (nodes.length === 0) problems.push({ message: 'no indicators and aggregates are described' });
  if (problems.length > 0) throw new KernelInputError(problems);

  const levels = Int32Array.from(nodes, (n) => n.level ?? 0);
  const aggregates = nodes
    .map((_, i) => i)
    .filter((i) => nodes[i]?.type === 'Aggregate')
    .map((i) => ({ node: i, level: levels[i] as number, children: Int32Array.from(children[i] ?? []) }))
    .sort((a, b) => a.level - b.level || a.node - b.node);
  return {
    nodes,
    parents,
    levels,
    indicators: Int32Array.from(nodes.keys()).filter((i) => nodes[i]?.type === 'Indicator'),
    aggregates,
    tops: Int32Array.from(nodes.keys()).filter((i) => parents[i] === -1),
    steps: Math.max(...levels) - 1,
  };
}

function checkUnits(input: CompositeInput, problems: KernelProblem[]): void {
  const units = new Set<string>();
  for (const unit of input.units) {
    if (units.has(unit)) problems.push({ unit, key: 'uCode', message: `the unit ${unit} appears twice` });
    units.add(unit);
  }
  if (input.units.length === 0) problems.push({ message: 'there are no units' });
  const lengths = [...input.columns, ...input.groups].filter(([, column]) => column.length !== input.units.length);
  for (const [code, column] of lengths) {
    problems.push({ code, message: `the column ${code} has ${column.length} values for ${input.units.length} units` });
  }
}

function parentOf(node: CodeDescription, nodes: readonly CodeDescription[], position: Map<string, number>, problems: KernelProblem[]): number {
  if (node.parent === null) {
    if (node.type === 'Indicator') problems.push({ code: node.code, key: 'Parent', message: `the indicator ${node.code} has no parent` });
    return -1;
  }
  const at = position.get(node.parent);
  if (at === undefined) {
    const nearest = nearestWord(node.parent, position.keys());
    const hint = nearest === undefined ? '' : ` (nearest code: ${nearest})`;
    problems.push({ code: node.code, key: 'Parent', message: `the parent ${node.parent} of ${node.code} is unknown${hint}` });
    return -1;
  }
  if (nodes[at]?.type === 'Indicator') {
    problems.push({ code: node.code, key: 'Parent', message: `the parent ${node.parent} of ${node.code} is an indicator, not an aggregate` });
  }
  return at;
}

/** Reports every circle once and returns the nodes on circles. */
function findCircles(nodes: readonly CodeDescription[], parents: Int32Array, problems: KernelProblem[]): Set<number> {
  const circular = new Set<number>();
  const done = new Set<number>();
  for (let start = 0; start < nodes.length; start++) {
    const path: number[] = [];
    let at = start;
    while (at >= 0 && !done.has(at)) {
      done.add(at);
      path.push(at);
      at = parents[at] ?? -1;
    }
    const from = path.indexOf(at);
    if (at < 0 || from < 0) continue;
    const circle = path.slice(from);
    for (const node of circle) circular.add(node);
    const names = [...circle, at].map((i) => nodes[i]?.code).join(' > ');
    problems.push({ code: nodes[at]?.code ?? '', key: 'Parent', message: `circular parents: ${names}` });
  }
  return circular;
}

function checkNode(node: CodeDescription, parent: CodeDescription | undefined, circular: boolean, input: CompositeInput, problems: KernelProblem[]): void {
  const { code } = node;
  const bad = (key: string, message: string): void => void problems.push({ code, key, message });
  if (node.type === 'Indicator') {
    if (node.level !== 1) bad('Level', `the indicator ${code} must have level 1`);
    if (node.direction === null) bad('Direction', `the indicator ${code} needs a direction, 1 or -1`);
    if (!input.columns.has(code)) {
      const nearest = nearestWord(code, input.columns.keys());
      problems.push({ code, message: `the indicator ${code} has no column in the data${nearest ? ` (nearest column: ${nearest})` : ''}` });
    }
  } else if (node.level === null || !Number.isInteger(node.level) || node.level < 2) {
    bad('Level', `the aggregate ${code} must have a whole level, 2 or above`);
  }
  if (node.weight !== null && !(node.weight >= 0 && node.weight < Number.POSITIVE_INFINITY)) {
    bad('Weight', `the weight of ${code} is ${node.weight}; weights are 0 or above`);
  }
  if (parent && !circular && parent.type === 'Aggregate' && parent.level !== null && node.level !== null && parent.level <= node.level) {
    bad('Level', `the parent ${parent.code} of ${code} must have a higher level than ${node.level}`);
  }
}

/**
 * One weight per node, in input order, as the specification says.
 * @throws KernelInputError for unknown codes, weights below 0 or absent, and children whose weights are all 0
 */
export function resolveWeights(framework: Framework, weighting: Weighting): Float64Array {
  const { nodes } = framework;
  const problems: KernelProblem[] = [];
  const own = typeof weighting === 'string' ? {} : weighting;
  const known = new Set(nodes.map((n) => n.code));
  for (const [code, weight] of Object.entries(own)) {
    const key = `weights.${code}`;
    if (!known.has(code)) {
      const nearest = nearestWord(code, known);
      problems.push({ key, message: `weights: the code ${code} is unknown${nearest ? ` (nearest code: ${nearest})` : ''}` });
    } else if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      problems.push({ key, message: `weights: the weight of ${code} is ${weight}; weights are 0 or above` });
    }
  }
  const weights = Float64Array.from(nodes, (node, i) => {
    if (weighting === 'equal') return 1;
    const weight = Object.hasOwn(own, node.code) ? own[node.code] : node.weight;
    if (weight !== null && weight !== undefined) return weight;
    if (framework.parents[i] !== -1) problems.push({ code: node.code, key: 'Weight', message: `${node.code} has no weight` });
    return 1;
  });
  for (const { node, children } of framework.aggregates) {
    if (children.every((c) => weights[c] === 0)) {
      const code = nodes[node]?.code ?? '';
      const message = `the weights of all children of ${code} are 0`;
      const asked = children.some((c) => Object.hasOwn(own, nodes[c]?.code ?? ''));
      problems.push(asked ? { key: 'weights', message: `weights: ${message}` } : { code, key: 'Weight', message });
    }
  }
  if (problems.length > 0) throw new KernelInputError(problems);
  return weights;
}

/** Weight of every node in its top: the product of the shares among siblings on the way up; 1 for a top. */
export function effectiveWeights(framework: Framework, weights: Float64Array): Float64Array {
  const effective = new Float64Array(weights.length).fill(1);
  for (let a = framework.aggregates.length - 1; a >= 0; a--) {
    const { node, children } = framework.aggregates[a] as Framework['aggregates'][number];
    let total = 0;
    for (const child of children) total += weights[child] as number;
    for (const child of children) effective[child] = (effective[node] as number) * ((weights[child] as number) / total);
  }
  return effective;
}
