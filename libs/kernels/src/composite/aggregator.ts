import { KernelInputError, type KernelProblem } from '../problems.js';
import { copeland } from './copeland.js';
import type { Framework } from './framework.js';
import { medianOf } from './means.js';
import type { Aggregation, AggregationMethod } from './model.js';

/** Units per block, so that the sums of a block stay in the first-level cache. */
const BLOCK = 1024;

/** One method per aggregation step, lowest first. @throws KernelInputError when a list has another length */
export function methodsPerStep(aggregation: Aggregation, steps: number, key = 'aggregate'): readonly AggregationMethod[] {
  if (typeof aggregation === 'string') return new Array<AggregationMethod>(steps).fill(aggregation);
  if (aggregation.length === steps) return aggregation;
  throw new KernelInputError([{ key, message: `${key} names ${aggregation.length} methods for ${steps} aggregation steps` }]);
}

/**
 * Computes all aggregates of an index, again and again for other weights and methods without allocating.
 * A parent is computed from its present children, their weights rescaled to sum to 1.
 */
export class Aggregator {
  /** Values per node, one per unit, NaN = missing; overwritten by every run. */
  readonly values: Float64Array[];
  /** Share of present children per node and unit; null for indicators. */
  readonly coverage: (Float64Array | null)[];
  /** Units per node that lack a value because all present children have weight 0. */
  readonly weightless: Map<number, number[]> = new Map();
  private readonly complete: boolean[];
  private logs = new Map<number, Float64Array>();
  private readonly sums: Float64Array;
  private readonly totals: Float64Array;

  /** @param columns normalised indicators in the order of framework.indicators */
  constructor(
    private readonly framework: Framework,
    private readonly units: readonly string[],
    columns: readonly Float64Array[] = [],
  ) {
    const n = units.length;
    this.values = framework.nodes.map(() => new Float64Array(0));
    this.coverage = framework.nodes.map(() => null);
    this.complete = framework.nodes.map(() => false);
    for (const { node } of framework.aggregates) {
      this.values[node] = new Float64Array(n);
      this.coverage[node] = new Float64Array(n);
    }
    this.sums = new Float64Array(n);
    this.totals = new Float64Array(n);
    if (columns.length > 0) this.load(columns);
  }

  /** Takes another set of normalised indicators; `logs` may carry over their logarithms from an earlier load. */
  load(columns: readonly Float64Array[], logs = new Map<number, Float64Array>()): void {
    this.logs = logs;
    this.framework.indicators.forEach((node, k) => {
      const column = columns[k] as Float64Array;
      this.values[node] = column;
      this.complete[node] = isComplete(column);
    });
  }

  /**
   * @param weights one per node
   * @param methods one per step, lowest first
   * @param least coverage below which a parent is missing; null asks for one child
   * @throws KernelInputError naming unit and code where a geometric or harmonic mean meets a value of 0 or below
   */
  run(weights: Float64Array, methods: readonly AggregationMethod[], least: number | null): void {
    this.weightless.clear();
    const problems: KernelProblem[] = [];
    let level = 0;
    for (const { node, level: own, children } of this.framework.aggregates) {
      if (own !== level && problems.length > 0) break;
      level = own;
      const method = methods[own - 2] as AggregationMethod;
      if (method === 'geometric' || method === 'harmonic') this.requirePositive(node, children, method, problems);
      this.aggregate(node, children, weights, method, least ?? 0);
    }
    if (problems.length > 0) throw new KernelInputError(problems);
  }

  private requirePositive(node: number, children: Int32Array, method: string, problems: KernelProblem[]): void {
    for (const child of children) {
      const column = this.values[child] as Float64Array;
      for (let u = 0; u < column.length; u++) {
        const x = column[u] as number;
        if (!(x <= 0)) continue;
        const code = this.framework.nodes[child]?.code ?? '';
        const unit = this.units[u] ?? '';
        const parent = this.framework.nodes[node]?.code ?? '';
        problems.push({ code, unit, message: `${code} of ${unit} is ${x}; the ${method} mean of ${parent} needs values above 0` });
      }
    }
  }

  private aggregate(node: number, children: Int32Array, weights: Float64Array, method: AggregationMethod, least: number): void {
    const out = this.values[node] as Float64Array;
    const complete = children.every((c) => this.complete[c]);
    const coverage = this.coverage[node] as Float64Array;
    if (complete) coverage.fill(1);
    else this.cover(children, coverage);
    if (method === 'copeland') {
      copeland(
        Array.from(children, (c) => this.values[c] as Float64Array),
        Float64Array.from(children, (c) => weights[c] as number),
        out,
      );
    } else if (method === 'median') this.median(children, out);
    else {
      this.accumulate(children, weights, method, complete);
      this.finish(node, out, coverage, weights, children, method, complete);
    }
    if (!complete && least > 0) for (let u = 0; u < out.length; u++) if ((coverage[u] as number) < least) out[u] = Number.NaN;
    this.complete[node] = complete ? !this.weightless.has(node) : isComplete(out);
  }

  private cover(children: Int32Array, coverage: Float64Array): void {
    coverage.fill(0);
    for (const child of children) {
      const column = this.values[child] as Float64Array;
      for (let u = 0; u < column.length; u++) if (column[u] === column[u]) coverage[u]!++;
    }
    for (let u = 0; u < coverage.length; u++) coverage[u] = (coverage[u] as number) / children.length;
  }

  private median(children: Int32Array, out: Float64Array): void {
    const row = new Float64Array(children.length);
    for (let u = 0; u < out.length; u++) {
      children.forEach((child, c) => {
        row[c] = this.values[child]?.[u] as number;
      });
      out[u] = medianOf(row);
    }
  }

  /** sums = sum of weight x term, the term being x, ln x or 1 / x; totals = weight present (incomplete children only). */
  private accumulate(children: Int32Array, weights: Float64Array, method: 'arithmetic' | 'geometric' | 'harmonic', complete: boolean): void {
    const { sums, totals } = this;
    sums.fill(0);
    if (!complete) totals.fill(0);
    const terms = Array.from(children, (c) => this.termsOf(c, method));
    for (let from = 0; from < sums.length; from += BLOCK) {
      const to = Math.min(from + BLOCK, sums.length);
      let c = 0;
      if (complete) {
        for (; c + 3 < terms.length; c += 4) {
          addFour(sums, terms, c, weights, children, from, to);
        }
      }
      for (; c < terms.length; c++) {
        const column = terms[c] as Float64Array;
        const w = weights[children[c] as number] as number;
        if (complete) addOne(sums, column, w, from, to);
        else addPresent(sums, totals, column, w, from, to);
      }
    }
  }

  private termsOf(child: number, method: 'arithmetic' | 'geometric' | 'harmonic'): Float64Array {
    const column = this.values[child] as Float64Array;
    if (method === 'arithmetic') return column;
    if (method === 'harmonic') return column.map((x) => 1 / x);
    const kept = this.logs.get(child);
    if (kept) return kept;
    const logs = column.map((x) => Math.log(x));
    if (this.framework.levels[child] === 1) this.logs.set(child, logs);
    return logs;
  }

  private finish(
    node: number,
    out: Float64Array,
    coverage: Float64Array,
    weights: Float64Array,
    children: Int32Array,
    method: 'arithmetic' | 'geometric' | 'harmonic',
    complete: boolean,
  ): void {
    const { sums, totals } = this;
    let all = 0;
    for (const child of children) all += weights[child] as number;
    const weightless: number[] = [];
    for (let u = 0; u < out.length; u++) {
      const total = complete ? all : (totals[u] as number);
      const sum = sums[u] as number;
      if (total > 0) out[u] = method === 'arithmetic' ? sum / total : method === 'geometric' ? Math.exp(sum / total) : total / sum;
      else {
        out[u] = Number.NaN;
        if ((coverage[u] as number) > 0) weightless.push(u);
      }
    }
    if (weightless.length > 0) this.weightless.set(node, weightless);
  }
}

function isComplete(column: Float64Array): boolean {
  for (let u = 0; u < column.length; u++) if (column[u] !== column[u]) return false;
  return true;
}

function addFour(sums: Float64Array, terms: readonly Float64Array[], c: number, weights: Float64Array, children: Int32Array, from: number, to: number): void {
  const a = terms[c] as Float64Array;
  const b = terms[c + 1] as Float64Array;
  const d = terms[c + 2] as Float64Array;
  const e = terms[c + 3] as Float64Array;
  const wa = weights[children[c] as number] as number;
  const wb = weights[children[c + 1] as number] as number;
  const wd = weights[children[c + 2] as number] as number;
  const we = weights[children[c + 3] as number] as number;
  for (let u = from; u < to; u++) {
    sums[u] = (sums[u] as number) + (wa * (a[u] as number) + wb * (b[u] as number) + wd * (d[u] as number) + we * (e[u] as number));
  }
}

function addOne(sums: Float64Array, column: Float64Array, w: number, from: number, to: number): void {
  for (let u = from; u < to; u++) sums[u] = (sums[u] as number) + w * (column[u] as number);
}

function addPresent(sums: Float64Array, totals: Float64Array, column: Float64Array, w: number, from: number, to: number): void {
  for (let u = from; u < to; u++) {
    const x = column[u] as number;
    if (x !== x) continue;
    sums[u] = (sums[u] as number) + w * x;
    totals[u] = (totals[u] as number) + w;
  }
}
