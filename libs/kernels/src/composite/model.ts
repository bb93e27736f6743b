import type { MeanMethod } from './means.js';

export type CodeType = 'Indicator' | 'Aggregate' | 'Denominator' | 'Group' | 'Other';

export const CODE_TYPES: readonly CodeType[] = ['Indicator', 'Aggregate', 'Denominator', 'Group', 'Other'];

/** One row of the description of an index (iMeta). Absent numbers are null. */
export interface CodeDescription {
  code: string;
  type: CodeType;
  /** 1 = indicator, 2 and above = aggregates; null for the other types. */
  level: number | null;
  /** 1: high is good, -1: low is good; indicators only. */
  direction: 1 | -1 | null;
  /** Weight among the children of the parent, 0 or above, in any unit. */
  weight: number | null;
  /** Code of the aggregate above; null for the top. */
  parent: string | null;
  target?: number | null;
  lower?: number | null;
  upper?: number | null;
  /** Code of the column that this indicator is divided by. */
  denominator?: string | null;
}

/** Data of an index: one number per unit and code, one label per unit and group. */
export interface CompositeInput {
  units: readonly string[];
  codes: readonly CodeDescription[];
  /** Indicators and denominators, each as long as units; NaN = missing. Never written to. */
  columns: ReadonlyMap<string, Float64Array>;
  /** Labels per group code, each as long as units. */
  groups: ReadonlyMap<string, readonly (string | null)[]>;
}

export type AggregationMethod = MeanMethod | 'copeland';

export const AGGREGATION_METHODS: readonly AggregationMethod[] = ['arithmetic', 'geometric', 'harmonic', 'median', 'copeland'];

/** One method for every step, or one per step, lowest first. */
export type Aggregation = AggregationMethod | readonly AggregationMethod[];

export type Normalisation =
  | { method: 'minmax'; lower: number; upper: number }
  | { method: 'zscore'; mean: number; sd: number }
  | { method: 'rank'; ties: 'min' | 'average' | 'max' }
  | { method: 'percentile-rank' }
  | { method: 'borda' }
  | { method: 'fraction-of-max' }
  | { method: 'distance-to-max' }
  | { method: 'distance-to-target'; cap: boolean }
  | { method: 'goalposts'; lower: number; upper: number; truncate: boolean }
  | { method: 'none' };

export type ImputationMethod = 'mean' | 'median' | 'group-mean' | 'group-median';

export type Imputation = 'none' | { method: ImputationMethod; group?: string };

export type Treatment = 'none' | { method: 'winsorise'; max: number; skew: number; kurtosis: number };

export type Weighting = 'given' | 'equal' | Readonly<Record<string, number>>;

/** Monte Carlo over choices; see the uncertainty kernel. */
export interface UncertaintySpec {
  draws: number;
  seed: number;
  /** Each weight is multiplied by a uniform factor in [1 - weightNoise, 1 + weightNoise]. */
  weightNoise: number;
  /** Levels whose weights are varied. */
  noiseLevels: readonly number[];
  /** Methods to choose from, every one equally likely; empty: as in the specification. */
  normalise: readonly Normalisation[];
  aggregate: readonly Aggregation[];
  /** Share of the draws inside the interval, for example 0.9. */
  interval: number;
  /** hot-deck: draws fill every missing value with a present value of its column, instead of imputation. */
  missing: 'as-is' | 'hot-deck';
  /** Base sample for the share of each source (Sobol indices); null = not computed. */
  sobol: number | null;
}

/** How an index is computed; every key filled. */
export interface CompositeSpec {
  denominate: boolean;
  impute: Imputation;
  treat: Treatment;
  normalise: Normalisation;
  weights: Weighting;
  aggregate: Aggregation;
  coverage: number | null;
  uncertainty: UncertaintySpec | null;
}

/** What outlier treatment did to one indicator. */
export interface TreatmentRecord {
  code: string;
  before: { skewness: number; kurtosis: number };
  after: { skewness: number; kurtosis: number };
  /** Points moved, in units of the column after denomination and imputation. */
  moved: { unit: string; from: number; to: number }[];
  /** False when the limit of points was reached before the column passed. */
  passed: boolean;
}
