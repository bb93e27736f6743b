import { bootstrapIntervals, type Bootstrap } from './bootstrap.js';
import { brennanPrediger, congerKappa, fleissKappa, gwetAC, percentAgreement } from './chance-corrected.js';
import { cohenKappa } from './cohen.js';
import { REASON, undefinedBecause, type Estimate } from './estimate.js';
import { ICC_FORMS, intraclassCorrelations, type IccForm } from './icc.js';
import { kendallConcordance, kendallReason } from './kendall.js';
import { krippendorffAlpha, type Alpha, type Metric } from './krippendorff.js';
import { tabulate, type RatingTable, type Ratings } from './ratings.js';
import type { AgreementWeighting } from './weights.js';

type Values<Key extends string> = Record<Key, number | null>;

/** Every coefficient for one set of ratings; null where it is undefined, with the reason in `why`. */
export interface Agreement {
  /** Units rated at least once. */
  units: number;
  raters: number;
  ratings: number;
  /** Ratings in units rated at least twice. */
  pairable: number;
  percentAgreement: number | null;
  krippendorff: Values<Metric>;
  gwet: Values<AgreementWeighting>;
  fleiss: number | null;
  conger: number | null;
  brennanPrediger: Values<'unweighted' | 'linear' | 'quadratic'>;
  cohen: Values<'unweighted' | 'linear' | 'quadratic'>;
  icc: Values<IccForm>;
  kendallW: number | null;
  /** 95 % intervals by name of the statistic, members of a group as `group.member`. */
  interval: Record<string, readonly [low: number, high: number]>;
  /** Reasons for null, under the same names. */
  why: Record<string, string>;
}

export interface AgreementOptions {
  /** Bootstrap for the statistics without an analytic interval (Krippendorff's alpha, Kendall's W); without it they have none. */
  bootstrap?: Bootstrap;
}

/**
 * All agreement coefficients of a set of ratings, on any design. See docs/methods.md for the formulas.
 * Time and memory are linear in the ratings, except that the ratio metric takes time in the square of the distinct scores.
 * @throws RangeError for malformed ratings (see tabulate)
 */
export function agreement(ratings: Ratings, options: AgreementOptions = {}): Agreement {
  const table = tabulate(ratings);
  const interval: Agreement['interval'] = {};
  const why: Agreement['why'] = {};
  const note = (name: string, estimate: Estimate): number | null => {
    if (estimate.value === null) why[name] = estimate.why;
    else if (estimate.interval) interval[name] = estimate.interval;
    return estimate.value;
  };
  const group = <Key extends string>(name: string, keys: readonly Key[], make: (key: Key) => Estimate): Values<Key> =>
    Object.fromEntries(keys.map((key) => [key, note(`${name}.${key}`, make(key))])) as Values<Key>;

  const resampled = resampledStatistics(table);
  const sampled = options.bootstrap
    ? bootstrapIntervals<string>(table, options.bootstrap, Object.fromEntries(resampled.flatMap(({ name, of }) => (of ? [[name, of]] : []))))
    : {};
  const byName = new Map(resampled.map(({ name, estimate }) => [name, withInterval(estimate, sampled[name])]));
  const resampledEstimate = (name: string): Estimate => byName.get(name) ?? undefinedBecause(REASON.noPairs);
  const weightings = ['unweighted', 'linear', 'quadratic'] as const;
  const icc = intraclassCorrelations(table);

  return {
    units: table.units,
    raters: table.raters,
    ratings: table.ratings,
    pairable: table.pairable,
    percentAgreement: note('percentAgreement', percentAgreement(table)),
    krippendorff: group('krippendorff', METRICS, (metric) => resampledEstimate(`krippendorff.${metric}`)),
    gwet: group('gwet', [...weightings, 'ordinal'] as const, (weighting) => gwetAC(table, weighting)),
    fleiss: note('fleiss', fleissKappa(table)),
    conger: note('conger', congerKappa(table)),
    brennanPrediger: group('brennanPrediger', weightings, (weighting) => brennanPrediger(table, weighting)),
    cohen: group('cohen', weightings, (weighting) => cohenKappa(table, weighting)),
    icc: group('icc', ICC_FORMS, (form) => icc[form]),
    kendallW: note('kendallW', resampledEstimate('kendallW')),
    interval,
    why,
  };
}

const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

/** The statistics whose interval comes from resampling: value, and the function of a sample where they are defined. */
function resampledStatistics(table: RatingTable): { name: string; estimate: Estimate; of?: Alpha }[] {
  const evaluate = (name: string, reason: string | undefined, make: () => Alpha, noVariation: string) => {
    if (reason) return { name, estimate: undefinedBecause(reason) };
    const of = make();
    const value = of();
    return value === null ? { name, estimate: undefinedBecause(noVariation) } : { name, estimate: { value }, of };
  };
  const alphas = METRICS.map((metric) =>
    evaluate(`krippendorff.${metric}`, alphaReason(table, metric), () => krippendorffAlpha(table, metric), REASON.noPairVariation),
  );
  const w = evaluate('kendallW', kendallReason(table), () => kendallConcordance(table), 'no rater tells the units apart');
  return [...alphas, w];
}

function alphaReason(table: RatingTable, metric: Metric): string | undefined {
  if (table.pairableUnits === 0) return REASON.noPairs;
  if (metric !== 'nominal' && !table.numeric) return REASON.notNumbers;
  if (metric === 'ratio' && table.values[0]! < 0) return 'a ratio scale has no scores below 0';
  return undefined;
}

function withInterval(estimate: Estimate, interval: readonly [number, number] | undefined): Estimate {
  return estimate.value === null || !interval ? estimate : { ...estimate, interval };
}
