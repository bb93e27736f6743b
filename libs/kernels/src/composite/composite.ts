import { Aggregator, methodsPerStep } from './aggregator.js';
import { buildFramework, effectiveWeights, resolveWeights, type Framework } from './framework.js';
import type { CompositeInput, CompositeSpec, TreatmentRecord } from './model.js';
import { IndicatorSet, isComplete } from './indicator-set.js';
import { normalise } from './normalise.js';
import { denominate, impute, indicatorColumns, nameUnits, winsorise } from './prepare.js';
import { Ranker } from './ranking.js';

/** Changes whenever the same input could give other digits; part of every published run. */
export const COMPOSITE_VERSION = '1.0.0';

/** A computed index. Columns hold one number per unit in input order; NaN = missing. */
export interface CompositeResult {
  units: readonly string[];
  /** Indicators and aggregates in input order. `weight` is the one used among siblings, `effectiveWeight` the share of the top. */
  codes: { code: string; level: number; parent: string | null; weight: number; effectiveWeight: number }[];
  normalised: Map<string, Float64Array>;
  /** Aggregates. */
  scores: Map<string, Float64Array>;
  /** 1 = highest, ties get the smallest rank, 0 = missing. */
  ranks: Map<string, Int32Array>;
  /** Share of each aggregate's children that are present. */
  coverage: Map<string, Float64Array>;
  treatment: TreatmentRecord[];
  /** What every step changed and where it did not apply. */
  log: string[];
}

/** Everything up to the normalised indicators; the part of a run that weights do not touch. */
export interface PreparedIndex {
  input: CompositeInput;
  framework: Framework;
  /** Indicators after denomination, imputation and treatment, in the order of framework.indicators. */
  raw: Float64Array[];
  treatment: TreatmentRecord[];
  log: string[];
}

/**
 * Checks an input, then denominates, imputes and treats its indicators.
 * @param strata label per unit inside which imputation happens (years of a panel)
 * @throws KernelInputError with the problems of the input
 */
export function prepareIndex(input: CompositeInput, spec: CompositeSpec, strata?: readonly string[]): PreparedIndex {
  const framework = buildFramework(input);
  const log: string[] = [];
  let raw = indicatorColumns(input, framework);
  let treatment: TreatmentRecord[] = [];
  if (spec.denominate) raw = denominate(input, framework, raw, log);
  else log.push('denominate: not asked for');
  if (spec.impute !== 'none') raw = impute(input, framework, raw, spec.impute, log, strata);
  else log.push('impute: not asked for');
  if (spec.treat !== 'none') ({ columns: raw, records: treatment } = winsorise(input.units, framework, raw, spec.treat, log));
  else log.push('treat: not asked for');
  return { input, framework, raw, treatment, log };
}

/**
 * Computes a composite indicator: denominate, impute, treat, normalise, weigh, aggregate, rank. Definitions follow the OECD/JRC
 * Handbook on Constructing Composite Indicators (2008); docs/methods.md has the formulas. Uncertainty is not part of it.
 * @throws KernelInputError with the problems of input and specification
 */
export function computeComposite(input: CompositeInput, spec: CompositeSpec): CompositeResult {
  return finishIndex(prepareIndex(input, spec), spec);
}

/** The steps from normalisation on. @param years label per unit inside which ranks are given (panel) */
export function finishIndex(prepared: PreparedIndex, spec: CompositeSpec, years?: readonly string[]): CompositeResult {
  const { input, framework } = prepared;
  const { nodes } = framework;
  const log = [...prepared.log];
  const methods = methodsPerStep(spec.aggregate, framework.steps);
  const weights = resolveWeights(framework, spec.weights);
  const { columns, complete } = normalise(input.units, framework, prepared.raw, spec.normalise, log);
  const aggregator = new Aggregator(framework, input.units, new IndicatorSet(framework, columns, complete));
  aggregator.run(weights, methods, spec.coverage);
  log.push(`weights: ${typeof spec.weights === 'string' ? spec.weights : `own for ${Object.keys(spec.weights).join(', ')}`}`);
  logAggregation(aggregator, framework, input.units, methods, spec.coverage, log);

  const effective = effectiveWeights(framework, weights);
  const result: CompositeResult = {
    units: input.units,
    codes: nodes.map((node, i) => ({
      code: node.code,
      level: node.level ?? 0,
      parent: node.parent,
      weight: weights[i] as number,
      effectiveWeight: effective[i] as number,
    })),
    normalised: new Map(),
    scores: new Map(),
    ranks: new Map(),
    coverage: new Map(),
    treatment: prepared.treatment,
    log,
  };
  framework.indicators.forEach((node, k) => result.normalised.set(nodes[node]?.code ?? '', columns[k] as Float64Array));
  const ranker = new Ranker(input.units.length);
  nodes.forEach((node, i) => {
    if (node.type !== 'Aggregate') return;
    const scores = aggregator.values[i] as Float64Array;
    result.scores.set(node.code, scores);
    result.coverage.set(node.code, aggregator.coverage[i] as Float64Array);
    result.ranks.set(node.code, years ? rankWithin(scores, years) : rank(ranker, scores));
  });
  return result;
}

function rank(ranker: Ranker, scores: Float64Array): Int32Array {
  const ranks = new Int32Array(scores.length);
  ranker.descending(scores, ranks);
  return ranks;
}

function rankWithin(scores: Float64Array, strata: readonly string[]): Int32Array {
  const ranks = new Int32Array(scores.length);
  for (const stratum of new Set(strata)) {
    const at = [...strata.keys()].filter((u) => strata[u] === stratum);
    const own = rank(new Ranker(at.length), Float64Array.from(at, (u) => scores[u] as number));
    at.forEach((u, i) => {
      ranks[u] = own[i] as number;
    });
  }
  return ranks;
}

function logAggregation(
  aggregator: Aggregator,
  framework: Framework,
  units: readonly string[],
  methods: readonly string[],
  coverage: number | null,
  log: string[],
): void {
  log.push(`aggregate: ${methods.map((m, i) => `level ${i + 2} ${m}`).join(', ')}; coverage ${coverage ?? 'not asked for'}`);
  for (const { node } of framework.aggregates) {
    const code = framework.nodes[node]?.code ?? '';
    const scores = aggregator.values[node] as Float64Array;
    const weightless = new Set(aggregator.weightless.get(node));
    if (isComplete(scores)) continue;
    const missing = [...scores.keys()].filter((u) => Number.isNaN(scores[u]) && !weightless.has(u));
    if (missing.length > 0) log.push(`aggregate: ${code} missing for ${nameUnits(units, missing)}: too few children present`);
    if (weightless.size > 0) log.push(`aggregate: ${code} missing for ${nameUnits(units, [...weightless])}: the present children have weight 0`);
  }
}
