import { KernelInputError, nearestWord } from '../problems.js';
import type { Framework } from './framework.js';
import type { CompositeInput, Imputation, Treatment, TreatmentRecord } from './model.js';
import { mean, presentValues, quantileSorted, shapeOf } from './statistics.js';

/** Of skewness and kurtosis, which are of the size of the number of units at most. */
const ROUNDING = 1e-12;

/** Names of units in a log line, cut after a dozen. */
export function nameUnits(units: readonly string[], at: readonly number[]): string {
  const names = at.slice(0, 12).map((i) => units[i] ?? '');
  return at.length > 12 ? `${names.join(', ')} and ${at.length - 12} more` : names.join(', ');
}

/** The indicators' columns, in the order of framework.indicators. */
export function indicatorColumns(input: CompositeInput, framework: Framework): Float64Array[] {
  return Array.from(framework.indicators, (i) => input.columns.get(framework.nodes[i]?.code ?? '') ?? new Float64Array(0));
}

/**
 * Divides each indicator that names a denominator by that column; a missing or zero denominator makes the value missing.
 * @throws KernelInputError for a denominator without a column
 */
export function denominate(input: CompositeInput, framework: Framework, columns: Float64Array[], log: string[]): Float64Array[] {
  const problems: { code: string; key: string; message: string }[] = [];
  let divided = 0;
  const result = columns.map((column, k) => {
    const node = framework.nodes[framework.indicators[k] as number];
    const name = node?.denominator;
    if (!node || !name) return column;
    const by = input.columns.get(name);
    if (!by) {
      const nearest = nearestWord(name, input.columns.keys());
      const message = `the denominator ${name} of ${node.code} has no column in the data${nearest ? ` (nearest column: ${nearest})` : ''}`;
      problems.push({ code: node.code, key: 'Denominator', message });
      return column;
    }
    divided++;
    const lost: number[] = [];
    const out = Float64Array.from(column, (x, u) => {
      const d = by[u] as number;
      if (d === d && d !== 0) return x / d;
      if (x === x) lost.push(u);
      return Number.NaN;
    });
    log.push(`denominate: ${node.code} divided by ${name}`);
    if (lost.length > 0) {
      log.push(`denominate: ${node.code} made missing for ${nameUnits(input.units, lost)}, where ${name} is missing or zero`);
    }
    return out;
  });
  if (problems.length > 0) throw new KernelInputError(problems);
  if (divided === 0) log.push('denominate: no indicator names a denominator; nothing changed');
  return result;
}

/**
 * Fills missing values with the mean or median of the column's present values, of the whole column or of the unit's group (the
 * whole column where the group has none, or the unit no label). A column without any value stays missing.
 * @param strata label per unit inside which everything happens (years of a panel); undefined = one
 * @throws KernelInputError for an unknown group
 */
export function impute(
  input: CompositeInput,
  framework: Framework,
  columns: Float64Array[],
  imputation: Exclude<Imputation, 'none'>,
  log: string[],
  strata?: readonly string[],
): Float64Array[] {
  const { method, group } = imputation;
  const byGroup = method.startsWith('group-');
  const labels = byGroup ? input.groups.get(group ?? '') : undefined;
  if (byGroup && !labels) {
    const nearest = nearestWord(group ?? '', input.groups.keys());
    const hint = nearest === undefined ? '' : ` (nearest group: ${nearest})`;
    throw new KernelInputError([{ key: 'impute.group', message: `impute.group: the group ${group ?? ''} is unknown${hint}` }]);
  }
  const center = method.endsWith('mean') ? mean : (values: number[]): number => quantileSorted(Float64Array.from(values).sort(), 0.5);
  let changed = false;
  const result = columns.map((column, k) => {
    if (!column.some((x) => x !== x)) return column;
    const code = framework.nodes[framework.indicators[k] as number]?.code ?? '';
    const pools = new Map<string, number[]>();
    const keysOf = (u: number): string[] => {
      const whole = JSON.stringify([strata?.[u] ?? '']);
      const label = labels?.[u] ?? null;
      return label === null ? [whole] : [JSON.stringify([strata?.[u] ?? '', label]), whole];
    };
    column.forEach((x, u) => {
      if (x !== x) return;
      for (const key of keysOf(u)) {
        const pool = pools.get(key);
        if (pool) pool.push(x);
        else pools.set(key, [x]);
      }
    });
    const centers = new Map([...pools].map(([key, values]) => [key, center(values)]));
    const filled: number[] = [];
    const fellBack: number[] = [];
    const left: number[] = [];
    const out = Float64Array.from(column, (x, u) => {
      if (x === x) return x;
      const keys = keysOf(u);
      const found = keys.find((key) => centers.has(key));
      if (found === undefined) {
        left.push(u);
        return Number.NaN;
      }
      filled.push(u);
      if (byGroup && (keys.length === 1 || found !== keys[0])) fellBack.push(u);
      return centers.get(found) as number;
    });
    if (filled.length > 0) log.push(`impute: ${code} filled with the ${method} for ${nameUnits(input.units, filled)}`);
    if (fellBack.length > 0) log.push(`impute: ${code} has no value in the group of ${nameUnits(input.units, fellBack)}; whole column used`);
    if (left.length > 0) log.push(`impute: ${code} has no value to impute from; ${nameUnits(input.units, left)} stay missing`);
    changed ||= filled.length > 0;
    return out;
  });
  if (!changed) log.push('impute: nothing to fill');
  return result;
}

/**
 * Winsorises each column: while |skewness| > skew and kurtosis > kurtosis (shapeOf) and fewer than max points moved, the extreme
 * on the side of the skew (with everything tied to it) moves to the next value inwards.
 */
export function winsorise(
  units: readonly string[],
  framework: Framework,
  columns: Float64Array[],
  treatment: Exclude<Treatment, 'none'>,
  log: string[],
): { columns: Float64Array[]; records: TreatmentRecord[] } {
  const records: TreatmentRecord[] = [];
  const result = columns.map((column, k) => {
    const before = shapeOf(presentValues(column));
    // a single outlier among four equal values has a skewness of exactly 2: rounding must not put it above the limit
    const exceeds = (s: typeof before): boolean => Math.abs(s.skewness) > treatment.skew + ROUNDING && s.kurtosis > treatment.kurtosis + ROUNDING;
    if (!exceeds(before)) return column;
    const out = column.slice();
    const moved = new Set<number>();
    let after = before;
    while (exceeds(after) && moved.size < treatment.max) {
      if (!moveExtreme(out, after.skewness > 0, moved)) break;
      after = shapeOf(presentValues(out));
    }
    const code = framework.nodes[framework.indicators[k] as number]?.code ?? '';
    const points = [...moved].sort((a, b) => a - b);
    records.push({
      code,
      before,
      after,
      moved: points.map((u) => ({ unit: units[u] ?? '', from: column[u] as number, to: out[u] as number })),
      passed: !exceeds(after),
    });
    log.push(
      `treat: ${code} winsorised at ${nameUnits(units, points) || 'no point'}; skewness ${before.skewness} to ${after.skewness}, ` +
        `kurtosis ${before.kurtosis} to ${after.kurtosis}${exceeds(after) ? '; still beyond the limits' : ''}`,
    );
    return out;
  });
  if (records.length === 0) log.push('treat: no indicator exceeds both limits; nothing changed');
  return { columns: result, records };
}

/** Moves the highest (or lowest) points to the next value inwards; false when there is none. */
function moveExtreme(column: Float64Array, high: boolean, moved: Set<number>): boolean {
  const sign = high ? 1 : -1;
  let extreme = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    const x = sign * value;
    if (x > extreme) {
      next = extreme;
      extreme = x;
    } else if (x > next && x < extreme) next = x;
  }
  if (next === Number.NEGATIVE_INFINITY) return false;
  column.forEach((value, u) => {
    if (sign * value !== extreme) return;
    column[u] = sign * next;
    moved.add(u);
  });
  return true;
}
