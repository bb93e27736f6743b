import { KernelInputError } from '../problems.js';
import { finishIndex, prepareIndex, type CompositeResult, type PreparedIndex } from './composite.js';
import type { CompositeInput, CompositeSpec } from './model.js';

/** Data of several years, one row per unit and year: `units` repeats, `times` says which year a row belongs to. */
export interface PanelInput extends CompositeInput {
  times: readonly string[];
}

export interface PanelResult {
  codes: CompositeResult['codes'];
  /** Years in ascending order, each with the units that have a row; ranks are within the year. */
  years: { time: string; units: string[]; normalised: CompositeResult['normalised']; scores: CompositeResult['scores']; ranks: CompositeResult['ranks']; coverage: CompositeResult['coverage'] }[];
  treatment: CompositeResult['treatment'];
  log: string[];
}

/** How a row of a panel is named in problems and logs. */
export function panelUnit(unit: string, time: string): string {
  return `${unit} (${time})`;
}

/**
 * Checks and prepares a panel. Missing values are imputed within their year; treatment and normalisation run over all years
 * together, which puts them on one scale.
 * @throws KernelInputError as computeComposite does; a unit twice in one year is a duplicate
 */
export function preparePanel(input: PanelInput, spec: CompositeSpec): PreparedIndex {
  if (input.times.length !== input.units.length) {
    throw new KernelInputError([{ message: `there are ${input.times.length} times for ${input.units.length} rows` }]);
  }
  const units = input.units.map((unit, u) => panelUnit(unit, input.times[u] ?? ''));
  return prepareIndex({ ...input, units }, spec, input.times);
}

/** One index for several years on one common scale: equal values have equal scores in every year. Ranks are within years. */
export function computePanel(input: PanelInput, spec: CompositeSpec): PanelResult {
  const pooled = finishIndex(preparePanel(input, spec), spec, input.times);
  const years = sortedTimes(input.times).map((time) => {
    const at = rowsOf(input.times, time);
    const part = <A extends Float64Array | Int32Array>(columns: Map<string, A>): Map<string, A> =>
      new Map([...columns].map(([code, column]) => [code, pick(column, at)]));
    return {
      time,
      units: at.map((u) => input.units[u] ?? ''),
      normalised: part(pooled.normalised),
      scores: part(pooled.scores),
      ranks: part(pooled.ranks),
      coverage: part(pooled.coverage),
    };
  });
  return { codes: pooled.codes, years, treatment: pooled.treatment, log: [`panel: ${years.length} years on one scale`, ...pooled.log] };
}

/** The distinct times, as numbers where all are numbers. */
export function sortedTimes(times: readonly string[]): string[] {
  const distinct = [...new Set(times)];
  const numeric = distinct.every((t) => t !== '' && Number.isFinite(Number(t)));
  return numeric ? distinct.sort((a, b) => Number(a) - Number(b)) : distinct.sort();
}

/** Row numbers of one time, in input order. */
export function rowsOf(times: readonly string[], time: string): number[] {
  return [...times.keys()].filter((u) => times[u] === time);
}

function pick<A extends Float64Array | Int32Array>(column: A, at: readonly number[]): A {
  const out = column.slice(0, at.length) as A;
  at.forEach((u, i) => {
    out[i] = column[u] as number;
  });
  return out;
}
