import { Aggregator, methodsPerStep } from '../composite/aggregator.js';
import { buildFramework, resolveWeights, type Framework } from '../composite/framework.js';
import type { AggregationMethod, CompositeInput, CompositeSpec, UncertaintySpec } from '../composite/model.js';
import { IndicatorSet } from '../composite/indicator-set.js';
import { normalise } from '../composite/normalise.js';
import { denominate, impute, indicatorColumns, winsorise } from '../composite/prepare.js';
import { Ranker } from '../composite/ranking.js';
import { KernelInputError } from '../problems.js';
import { Random } from '../random/index.js';
import { ReviewPanels, type ReviewScores } from './reviewers.js';

/** What a draw varies. */
export type UncertaintySource = 'weights' | 'normalisation' | 'aggregation' | 'missing-data' | 'reviewers';

export interface UncertaintyOptions {
  /** Scores of peers; the reviewed indicators take their values from them, and draws resample the reviewers of each unit. */
  reviews?: ReviewScores | undefined;
  /** Label per unit inside which units are ranked and values imputed (years of a panel). */
  strata?: readonly string[] | undefined;
  /** Called after each evaluation; may throw to cancel. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** An index whose choices can be drawn: a seed per source gives scores and ranks, always the same for the same seeds. */
export class UncertainIndex {
  readonly framework: Framework;
  /** The sources that can change anything here. */
  readonly sources: UncertaintySource[] = [];
  readonly panels: ReviewPanels | null;
  private readonly uncertainty: UncertaintySpec;
  private readonly weights: Float64Array;
  private readonly drawnWeights: Float64Array;
  private readonly noisy: number[];
  private readonly methods: (readonly AggregationMethod[])[];
  private readonly aggregator: Aggregator;
  private readonly settled: (IndicatorSet | undefined)[] = [];
  private readonly groups: { at: Int32Array; ranker: Ranker; scores: Float64Array; ranks: Int32Array }[];

  /** @throws KernelInputError with the problems of input and specification, or when uncertainty is not asked for */
  constructor(
    private readonly input: CompositeInput,
    private readonly spec: CompositeSpec,
    private readonly options: UncertaintyOptions = {},
  ) {
    if (!spec.uncertainty) throw new KernelInputError([{ key: 'uncertainty', message: 'uncertainty is not asked for' }]);
    this.uncertainty = spec.uncertainty;
    this.framework = buildFramework(input);
    this.weights = resolveWeights(this.framework, spec.weights);
    this.drawnWeights = this.weights.slice();
    this.methods = this.uncertainty.aggregate.map((a, i) => methodsPerStep(a, this.framework.steps, `uncertainty.aggregate[${i}]`));
    this.panels = options.reviews ? new ReviewPanels(options.reviews, input.units) : null;
    const columns = indicatorColumns(this.input, this.framework);
    this.aggregator = new Aggregator(this.framework, input.units, new IndicatorSet(this.framework, columns));
    const { weightNoise, noiseLevels, normalise: scales } = this.uncertainty;
    this.noisy = [...this.framework.nodes.keys()].filter((i) => noiseLevels.includes(this.framework.levels[i] as number));
    if (weightNoise > 0 && this.noisy.length > 0) this.sources.push('weights');
    if (scales.length > 1) this.sources.push('normalisation');
    if (this.methods.length > 1) this.sources.push('aggregation');
    if (this.uncertainty.missing === 'hot-deck' && columns.some((c) => c.some((x) => x !== x))) this.sources.push('missing-data');
    if (this.panels) this.sources.push('reviewers');
    const labels = options.strata ?? input.units.map(() => '');
    this.groups = [...new Set(labels)].map((label) => {
      const at = Int32Array.from([...labels.keys()].filter((u) => labels[u] === label));
      return { at, ranker: new Ranker(at.length), scores: new Float64Array(at.length), ranks: new Int32Array(at.length) };
    });
  }

  /**
   * Computes the index once.
   * @param seeds one per source, in the order of `sources`
   * @throws KernelInputError where a drawn method cannot take a value
   */
  evaluate(seeds: Uint32Array): void {
    const seedOf = (source: UncertaintySource): number | undefined => {
      const at = this.sources.indexOf(source);
      return at < 0 ? undefined : seeds[at];
    };
    const { normalise: scales } = this.uncertainty;
    const scale = choose(scales.length, seedOf('normalisation'));
    this.aggregator.load(this.normalised(scale, seedOf('missing-data'), seedOf('reviewers')));
    this.drawWeights(seedOf('weights'));
    const methods = this.methods[choose(this.methods.length, seedOf('aggregation'))] as readonly AggregationMethod[];
    this.aggregator.run(this.drawnWeights, methods, this.spec.coverage);
  }

  /** Scores of a node after `evaluate`; overwritten by the next. */
  scores(node: number): Float64Array {
    return this.aggregator.values[node] as Float64Array;
  }

  /** Ranks of a node after `evaluate`, within strata; 0 = missing. */
  ranks(node: number, out: Int32Array): void {
    const scores = this.scores(node);
    const [only, ...more] = this.groups;
    if (only && more.length === 0) {
      only.ranker.descending(scores, out);
      return;
    }
    for (const { at, ranker, scores: own, ranks } of this.groups) {
      for (let i = 0; i < at.length; i++) own[i] = scores[at[i] as number] as number;
      ranker.descending(own, ranks);
      for (let i = 0; i < at.length; i++) out[at[i] as number] = ranks[i] as number;
    }
  }

  private drawWeights(seed: number | undefined): void {
    this.drawnWeights.set(this.weights);
    if (seed === undefined) return;
    const random = new Random(seed);
    const noise = this.uncertainty.weightNoise;
    for (const node of this.noisy) {
      this.drawnWeights[node] = (this.weights[node] as number) * random.between(1 - noise, 1 + noise);
    }
  }

  /** What no draw changes is computed once per normalisation. */
  private normalised(scale: number, missing: number | undefined, reviewers: number | undefined): IndicatorSet {
    const fixed = missing === undefined && reviewers === undefined;
    const known = fixed ? this.settled[scale] : undefined;
    if (known) return known;
    const log: string[] = [];
    const how = this.uncertainty.normalise[scale] ?? this.spec.normalise;
    const { columns, complete } = normalise(this.input.units, this.framework, this.raw(missing, reviewers, log), how, log);
    const result = new IndicatorSet(this.framework, columns, complete);
    if (fixed) this.settled[scale] = result;
    return result;
  }

  private raw(missing: number | undefined, reviewers: number | undefined, log: string[]): Float64Array[] {
    const { input, framework, spec } = this;
    let columns = indicatorColumns(input, framework);
    if (this.panels) columns = this.reviewed(columns, this.panels.columns(reviewers === undefined ? undefined : new Random(reviewers)));
    if (spec.denominate) columns = denominate(input, framework, columns, log);
    if (missing !== undefined) columns = this.hotDeck(columns, new Random(missing));
    else if (spec.impute !== 'none') columns = impute(input, framework, columns, spec.impute, log, this.options.strata);
    if (spec.treat !== 'none') ({ columns } = winsorise(input.units, framework, columns, spec.treat, log));
    return columns;
  }

  private reviewed(columns: Float64Array[], given: Float64Array[]): Float64Array[] {
    const codes = this.panels?.reviews.codes ?? [];
    return columns.map((column, k) => {
      const code = this.framework.nodes[this.framework.indicators[k] as number]?.code ?? '';
      return given[codes.indexOf(code)] ?? column;
    });
  }

  /** Every missing value becomes a present value of the same column (and stratum), each equally likely. */
  private hotDeck(columns: Float64Array[], random: Random): Float64Array[] {
    return columns.map((column) => {
      if (!column.some((x) => x !== x)) return column;
      const out = column.slice();
      for (const { at } of this.groups) {
        const donors = at.filter((u) => column[u] === column[u]);
        if (donors.length === 0) continue;
        for (const u of at) if (column[u] !== column[u]) out[u] = column[donors[random.integer(donors.length)] as number] as number;
      }
      return out;
    });
  }
}

function choose(options: number, seed: number | undefined): number {
  return seed === undefined || options < 2 ? 0 : new Random(seed).integer(options);
}
