import { KernelInputError } from '../problems.js';
import {
  AGGREGATION_METHODS,
  type Aggregation,
  type AggregationMethod,
  type CompositeSpec,
  type Imputation,
  type ImputationMethod,
  type Normalisation,
  type Treatment,
  type UncertaintySpec,
  type Weighting,
} from './model.js';
import { SpecReader } from './spec-reader.js';

const SPEC_KEYS = ['denominate', 'impute', 'treat', 'normalise', 'weights', 'aggregate', 'coverage', 'uncertainty'] as const;
const IMPUTATIONS: readonly ImputationMethod[] = ['mean', 'median', 'group-mean', 'group-median'];
const UNCERTAINTY_KEYS = ['draws', 'seed', 'weightNoise', 'noiseLevels', 'normalise', 'aggregate', 'interval', 'missing', 'sobol'] as const;
const PARAMETERS: Readonly<Record<Normalisation['method'], readonly string[]>> = {
  minmax: ['lower', 'upper'],
  zscore: ['mean', 'sd'],
  rank: ['ties'],
  'percentile-rank': [],
  borda: [],
  'fraction-of-max': [],
  'distance-to-max': [],
  'distance-to-target': ['cap'],
  goalposts: ['lower', 'upper', 'truncate'],
  none: [],
};
const any = (): boolean => true;

/**
 * A specification from untrusted JSON, defaults filled in. A method without parameters may be given by its name alone.
 * @throws KernelInputError with all problems, unknown keys with the nearest known one
 */
export function parseSpec(value: unknown): CompositeSpec {
  const reader = new SpecReader();
  const raw = reader.object(value ?? {}, '', SPEC_KEYS) ?? {};
  const normalise = readNormalisation(reader, raw['normalise'], 'normalise');
  const aggregate = readAggregation(reader, raw['aggregate'], 'aggregate');
  const coverage = raw['coverage'] ?? null;
  const spec: CompositeSpec = {
    denominate: reader.boolean(raw['denominate'], 'denominate', false),
    impute: readImputation(reader, raw['impute']),
    treat: readTreatment(reader, raw['treat']),
    normalise,
    weights: readWeights(reader, raw['weights']),
    aggregate,
    coverage: coverage === null ? null : reader.number(coverage, 'coverage', 0, (x) => x >= 0 && x <= 1, 'null or a share from 0 to 1'),
    uncertainty: readUncertainty(reader, raw['uncertainty'] ?? null, normalise, aggregate),
  };
  if (reader.problems.length > 0) throw new KernelInputError(reader.problems);
  return spec;
}

function readImputation(reader: SpecReader, value: unknown): Imputation {
  if (value === undefined || value === 'none') return 'none';
  const raw = reader.object(typeof value === 'string' ? { method: value } : value, 'impute', ['method', 'group']);
  if (!raw) return 'none';
  if (raw['method'] === undefined) reader.problem('impute.method', 'is required');
  const method = reader.choice(raw['method'], 'impute.method', IMPUTATIONS, 'mean');
  const group = raw['group'];
  if (group !== undefined && typeof group !== 'string') reader.problem('impute.group', 'must be the code of a group');
  if (method.startsWith('group-') && group === undefined) reader.problem('impute.group', `is required for ${method}`);
  return typeof group === 'string' ? { method, group } : { method };
}

function readTreatment(reader: SpecReader, value: unknown): Treatment {
  if (value === undefined || value === 'none') return 'none';
  const raw = reader.object(typeof value === 'string' ? { method: value } : value, 'treat', ['method', 'max', 'skew', 'kurtosis']);
  if (!raw) return 'none';
  if (raw['method'] === undefined) reader.problem('treat.method', 'is required');
  const method = reader.choice(raw['method'], 'treat.method', ['winsorise'] as const, 'winsorise');
  return {
    method,
    max: reader.number(raw['max'], 'treat.max', 5, (x) => Number.isInteger(x) && x >= 0, 'a whole number, 0 or above'),
    skew: reader.number(raw['skew'], 'treat.skew', 2, (x) => x >= 0, 'a number, 0 or above'),
    kurtosis: reader.number(raw['kurtosis'], 'treat.kurtosis', 3.5, any, 'a number'),
  };
}

function readNormalisation(reader: SpecReader, value: unknown, path: string): Normalisation {
  const given = typeof value === 'string' ? { method: value } : (value ?? { method: 'minmax' });
  const method = typeof given === 'object' && given !== null && 'method' in given ? given.method : undefined;
  const parameters = typeof method === 'string' && Object.hasOwn(PARAMETERS, method) ? PARAMETERS[method as Normalisation['method']] : undefined;
  const raw = reader.object(given, path, ['method', ...(parameters ?? Object.values(PARAMETERS).flat())]);
  const standard: Normalisation = { method: 'minmax', lower: 0, upper: 100 };
  if (!raw) return standard;
  if (method === undefined) reader.problem(`${path}.method`, 'is required');
  const name = reader.choice(method, `${path}.method`, Object.keys(PARAMETERS) as Normalisation['method'][], 'minmax');
  const number = (key: string, fallback: number): number => reader.number(raw[key], `${path}.${key}`, fallback, any, 'a number');
  switch (name) {
    case 'minmax':
    case 'goalposts': {
      const lower = number('lower', 0);
      const upper = number('upper', 100);
      if (!(lower < upper)) reader.problem(`${path}.upper`, `must be above ${path}.lower (${lower}), not ${upper}`);
      return name === 'minmax'
        ? { method: name, lower, upper }
        : { method: name, lower, upper, truncate: reader.boolean(raw['truncate'], `${path}.truncate`, true) };
    }
    case 'zscore':
      return { method: name, mean: number('mean', 0), sd: reader.number(raw['sd'], `${path}.sd`, 1, (x) => x > 0, 'a number above 0') };
    case 'rank':
      return { method: name, ties: reader.choice(raw['ties'], `${path}.ties`, ['min', 'average', 'max'] as const, 'min') };
    case 'distance-to-target':
      return { method: name, cap: reader.boolean(raw['cap'], `${path}.cap`, true) };
    default:
      return { method: name };
  }
}

function readWeights(reader: SpecReader, value: unknown): Weighting {
  if (value === undefined) return 'given';
  if (typeof value === 'string') return reader.choice(value, 'weights', ['given', 'equal'] as const, 'given');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reader.problem('weights', `must be "given", "equal" or an object of numbers by code, not ${JSON.stringify(value)}`);
    return 'given';
  }
  const weights: Record<string, number> = {};
  for (const [code, weight] of Object.entries(value)) {
    weights[code] = reader.number(weight, `weights.${code}`, 1, (x) => x >= 0, 'a number, 0 or above');
  }
  return weights;
}

function readAggregation(reader: SpecReader, value: unknown, path: string): Aggregation {
  const one = (method: unknown, place: string): AggregationMethod => reader.choice(method, place, AGGREGATION_METHODS, 'arithmetic');
  if (!Array.isArray(value)) return one(value, path);
  if (value.length === 0) reader.problem(path, 'must name at least one method');
  return value.map((method, i) => one(method ?? '', `${path}[${i}]`));
}

function readUncertainty(reader: SpecReader, value: unknown, normalise: Normalisation, aggregate: Aggregation): UncertaintySpec | null {
  if (value === null) return null;
  const raw = reader.object(value, 'uncertainty', UNCERTAINTY_KEYS);
  if (!raw) return null;
  const list = <T>(key: string, fallback: readonly T[], read: (item: unknown, path: string) => T, least = 1): readonly T[] => {
    const items = raw[key];
    if (items === undefined) return fallback;
    if (Array.isArray(items) && items.length >= least) return items.map((item, i) => read(item, `uncertainty.${key}[${i}]`));
    reader.problem(`uncertainty.${key}`, least > 0 ? 'must be a list with at least one entry' : 'must be a list');
    return fallback;
  };
  const whole = (least: number) => (x: number): boolean => Number.isSafeInteger(x) && x >= least;
  return {
    draws: reader.number(raw['draws'], 'uncertainty.draws', 1000, whole(1), 'a whole number, 1 or above'),
    seed: reader.number(raw['seed'], 'uncertainty.seed', 42, whole(0), 'a whole number, 0 or above'),
    weightNoise: reader.number(raw['weightNoise'], 'uncertainty.weightNoise', 0.25, (x) => x >= 0 && x <= 1, 'a share from 0 to 1'),
    noiseLevels: list('noiseLevels', [1, 2, 3], (x, path) => reader.number(x ?? null, path, 1, whole(1), 'a level, 1 or above'), 0),
    normalise: list('normalise', [normalise], (x, path) => readNormalisation(reader, x ?? null, path)),
    aggregate: list('aggregate', [aggregate], (x, path) => readAggregation(reader, x ?? null, path)),
    interval: reader.number(raw['interval'], 'uncertainty.interval', 0.9, (x) => x > 0 && x < 1, 'a share between 0 and 1'),
    missing: reader.choice(raw['missing'], 'uncertainty.missing', ['as-is', 'hot-deck'] as const, 'as-is'),
    sobol: (raw['sobol'] ?? null) === null ? null : reader.number(raw['sobol'], 'uncertainty.sobol', 256, whole(2), 'null or a whole number, 2 or above'),
  };
}
