import { KernelInputError, type KernelProblem } from '../problems.js';
import { copeland } from './copeland.js';
import type { Framework } from './framework.js';
import { cover, incompleteUnits, IndicatorSet, isComplete, notPositive, presence, termsOf, type SummedMethod } from './indicator-set.js';
import { medianOf } from './means.js';
import type { Aggregation, AggregationMethod } from './model.js';
import { weightedSum } from './weighted-sum.js';

/** One method per aggregation step, lowest first. @throws KernelInputError when a list has another length */
export function methodsPerStep(aggregation: Aggregation, steps: number, key = 'aggregate'): readonly AggregationMethod[] {
  if (typeof aggregation === 'string') return new Array<AggregationMethod>(steps).fill(aggregation);
  if (aggregation.length === steps) return aggregation;
  throw new KernelInputError([{ key, message: `${key} names ${aggregation.length} methods for ${steps} aggregation steps` }]);
}

/**
 * Computes all aggregates of an index, again and again for other weights, methods and indicators.
 * A parent is computed from its present children, their weights rescaled to sum to 1.
 */
export class Aggregator {
  /** Values per node, one per unit, NaN = missing; those of aggregates are overwritten by every run. */
  readonly values: Float64Array[];
  /** Share of present children per node and unit; null for indicators. */
  readonly coverage: (Float64Array | null)[];
  /** Units per node that lack a value because all present children have weight 0. */
  readonly weightless: Map<number, number[]> = new Map();
  private readonly complete: boolean[];
  private readonly own: Map<number, Float64Array>;
  private readonly full: Float64Array;
  private readonly sums: Float64Array;
  private readonly totals: Float64Array;

  constructor(
    private readonly framework: Framework,
    private readonly units: readonly string[],
    private set: IndicatorSet,
  ) {
    const n = units.length;
    this.values = framework.nodes.map((node) => new Float64Array(node.type === 'Aggregate' ? n : 0));
    this.coverage = framework.nodes.map(() => null);
    this.complete = framework.nodes.map(() => false);
    this.own = new Map(framework.aggregates.map(({ node }) => [node, new Float64Array(0)]));
    this.full = new Float64Array(n).fill(1);
    this.sums = new Float64Array(n);
    this.totals = new Float64Array(n);
    this.load(set);
  }

  /** Takes another set of normalised indicators. */
  load(set: IndicatorSet): void {
    this.set = set;
    for (const node of this.framework.indicators) {
      this.values[node] = set.column(node);
      this.complete[node] = set.isComplete(node);
    }
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
      const refused = this.set.has(child) ? this.set.notPositive(child) : notPositive(column);
      for (const u of refused) {
        const code = this.framework.nodes[child]?.code ?? '';
        const unit = this.units[u] ?? '';
        const parent = this.framework.nodes[node]?.code ?? '';
        problems.push({ code, unit, message: `${code} of ${unit} is ${column[u]}; the ${method} mean of ${parent} needs values above 0` });
      }
    }
  }

  private aggregate(node: number, children: Int32Array, weights: Float64Array, method: AggregationMethod, least: number): void {
    const out = this.values[node] as Float64Array;
    const { coverage, gaps } = this.cover(node, children);
    this.coverage[node] = coverage;
    const own = Float64Array.from(children, (c) => weights[c] as number);
    if (method === 'copeland') {
      copeland(
        Array.from(children, (c) => this.values[c] as Float64Array),
        own,
        out,
      );
    } else if (method === 'median') this.median(children, out);
    else {
      const terms = Array.from(children, (c) => (this.set.has(c) ? this.set.termsOf(c, method) : this.termsOf(c, method)));
      weightedSum(terms, own, this.sums);
      this.divide(node, out, own, children, method, gaps);
    }
    if (least > 0) for (const u of gaps) if ((coverage[u] as number) < least) out[u] = Number.NaN;
    this.complete[node] = gaps.length === 0 ? !this.weightless.has(node) : isComplete(out);
  }

  private termsOf(child: number, method: SummedMethod): Float64Array {
    return termsOf(this.values[child] as Float64Array, method, this.complete[child] === true);
  }

  /** Coverage of a parent and the units that lack a child. */
  private cover(node: number, children: Int32Array): { coverage: Float64Array; gaps: Int32Array } {
    if (children.every((c) => this.complete[c])) return { coverage: this.full, gaps: NO_UNITS };
    if (children.every((c) => this.set.has(c))) {
      return { coverage: this.set.coverageOf(node, children), gaps: this.set.gapsOf(node, children) };
    }
    let coverage = this.own.get(node) as Float64Array;
    if (coverage.length === 0) {
      coverage = new Float64Array(this.units.length);
      this.own.set(node, coverage);
    }
    cover(
      Array.from(children, (c) => this.values[c] as Float64Array),
      coverage,
    );
    return { coverage, gaps: incompleteUnits(coverage) };
  }

  private median(children: Int32Array, out: Float64Array): void {
    const row = new Float64Array(children.length);
    const columns = Array.from(children, (c) => this.values[c] as Float64Array);
    for (let u = 0; u < out.length; u++) {
      for (let c = 0; c < columns.length; c++) row[c] = columns[c]?.[u] as number;
      out[u] = medianOf(row);
    }
  }

  /** The mean from the weighted sums: over all weights, for units with gaps over those of the present children. */
  private divide(node: number, out: Float64Array, own: Float64Array, children: Int32Array, method: SummedMethod, gaps: Int32Array): void {
    const { sums } = this;
    let all = 0;
    for (let c = 0; c < own.length; c++) all += own[c] as number;
    if (method === 'arithmetic') for (let u = 0; u < out.length; u++) out[u] = (sums[u] as number) / all;
    else if (method === 'geometric') for (let u = 0; u < out.length; u++) out[u] = Math.exp((sums[u] as number) / all);
    else for (let u = 0; u < out.length; u++) out[u] = all / (sums[u] as number);
    if (gaps.length === 0) return;

    const coverage = this.coverage[node] as Float64Array;
    const weightless: number[] = [];
    this.presentWeights(own, children);
    for (let g = 0; g < gaps.length; g++) {
      const u = gaps[g] as number;
      const total = this.totals[u] as number;
      const sum = sums[u] as number;
      if (total > 0) out[u] = method === 'arithmetic' ? sum / total : method === 'geometric' ? Math.exp(sum / total) : total / sum;
      else {
        out[u] = Number.NaN;
        if ((coverage[u] as number) > 0) weightless.push(u);
      }
    }
    if (weightless.length > 0) this.weightless.set(node, weightless);
  }

  /** totals = sum of the weights of the present children. */
  private presentWeights(own: Float64Array, children: Int32Array): void {
    const masks = Array.from(children, (c) => {
      if (this.complete[c]) return this.full;
      return this.set.has(c) ? this.set.presenceOf(c) : presence(this.values[c] as Float64Array);
    });
    weightedSum(masks, own, this.totals);
  }
}

const NO_UNITS = new Int32Array(0);
