import { KernelInputError, type KernelProblem } from '../problems.js';
import type { Framework } from './framework.js';
import type { CodeDescription, Normalisation } from './model.js';
import { Ranker } from './ranking.js';
import { rangeOf, mean, standardDeviation } from './statistics.js';

/**
 * Normalises the indicators' columns (in the order of framework.indicators) by one method; formulas in docs/methods.md.
 * Columns to which the method does not apply (no spread, a target at the column's edge) become missing, with a log line.
 * @throws KernelInputError naming unit and code for values that the method cannot take, and for absent targets or goalposts
 */
export function normalise(
  units: readonly string[],
  framework: Framework,
  columns: readonly Float64Array[],
  how: Normalisation,
  log: string[],
): { columns: Float64Array[]; complete: boolean[] } {
  const problems: KernelProblem[] = [];
  const ranker = new Ranker(units.length);
  const reversed: string[] = [];
  const complete: boolean[] = [];
  const result = columns.map((column, k) => {
    const node = framework.nodes[framework.indicators[k] as number] as CodeDescription;
    if (node.direction === -1) reversed.push(node.code);
    const out = new Float64Array(column.length);
    const range = rangeOf(column);
    if (Math.max(-range.min, range.max) === Number.POSITIVE_INFINITY) problems.push(...infinite(units, node, column));
    const why = normaliseColumn(units, node, column, range, how, ranker, out, problems);
    complete.push(why === null && range.present === column.length);
    if (why !== null) {
      out.fill(Number.NaN);
      log.push(`normalise: ${node.code} ${why}; missing for every unit`);
    }
    return out;
  });
  if (problems.length > 0) throw new KernelInputError(problems);
  const parameters = Object.entries(how).filter(([key]) => key !== 'method');
  const shown = parameters.map(([key, value]) => `${key} ${String(value)}`).join(', ');
  log.push(`normalise: ${how.method}${shown ? ` (${shown})` : ''}, ${columns.length} indicators; direction -1: ${reversed.join(', ') || 'none'}`);
  return { columns: result, complete };
}

type Range = ReturnType<typeof rangeOf>;

function infinite(units: readonly string[], node: CodeDescription, column: Float64Array): KernelProblem[] {
  const at = [...column.keys()].filter((u) => Math.abs(column[u] as number) === Number.POSITIVE_INFINITY);
  return at.map((u) => refused(node, units[u] ?? '', 'is infinite'));
}

/** Fills `out`; the reason when the method does not apply to the column. */
function normaliseColumn(
  units: readonly string[],
  node: CodeDescription,
  column: Float64Array,
  { min, max, present }: Range,
  how: Normalisation,
  ranker: Ranker,
  out: Float64Array,
  problems: KernelProblem[],
): string | null {
  const down = node.direction === -1;
  if (present === 0) return 'has no value';
  switch (how.method) {
    case 'none':
      for (let u = 0; u < column.length; u++) out[u] = down ? -(column[u] as number) : (column[u] as number);
      return null;
    case 'minmax':
      if (min === max) return 'has no spread';
      spread(column, down ? max : min, down ? min - max : max - min, how.lower, how.upper - how.lower, out);
      return null;
    case 'distance-to-max':
      if (min === max) return 'has no spread';
      spread(column, down ? max : min, down ? min - max : max - min, 0, 1, out);
      return null;
    case 'zscore': {
      if (min === max) return 'has no spread';
      const sd = standardDeviation(column);
      spread(column, mean(column), down ? -sd : sd, how.mean, how.sd, out);
      return null;
    }
    case 'rank':
      ranks(column, down, how.ties, ranker, out);
      return null;
    case 'borda':
      ranks(column, down, 'min', ranker, out);
      for (let u = 0; u < out.length; u++) out[u] = (out[u] as number) - 1;
      return null;
    case 'percentile-rank':
      if (present === 1) return 'has one value only';
      ranks(column, down, 'min', ranker, out);
      for (let u = 0; u < out.length; u++) out[u] = ((out[u] as number) - 1) / (present - 1);
      return null;
    case 'fraction-of-max':
      column.forEach((x, u) => {
        if (x <= 0) problems.push(refused(node, units[u] ?? '', `is ${x}; fraction-of-max needs values above 0`));
        out[u] = down ? min / x : x / max;
      });
      return null;
    case 'distance-to-target':
      return toTarget(units, node, column, { min, max }, how.cap, out, problems);
    case 'goalposts':
      return toGoalposts(node, column, how, out, problems);
  }
}

/** out = (x - from) / by * factor + lower */
function spread(column: Float64Array, from: number, by: number, lower: number, factor: number, out: Float64Array): void {
  for (let u = 0; u < column.length; u++) out[u] = (((column[u] as number) - from) / by) * factor + lower;
}

function ranks(column: Float64Array, down: boolean, ties: 'min' | 'average' | 'max', ranker: Ranker, out: Float64Array): void {
  ranker.ascending(down ? column.map((x) => -x) : column, ties, out);
}

function refused(node: CodeDescription, unit: string, message: string): KernelProblem {
  return { code: node.code, unit, message: `${node.code} of ${unit} ${message}` };
}

function toTarget(
  units: readonly string[],
  node: CodeDescription,
  column: Float64Array,
  range: { min: number; max: number },
  cap: boolean,
  out: Float64Array,
  problems: KernelProblem[],
): string | null {
  const target = node.target ?? null;
  if (target === null) {
    problems.push({ code: node.code, key: 'Target', message: `${node.code} needs a target for distance-to-target` });
    return null;
  }
  if (range.min === range.max) return 'has no spread';
  const down = node.direction === -1;
  const distance = down ? range.max - target : target - range.min;
  if (distance === 0) return `has its target (${target}) at the ${down ? 'highest' : 'lowest'} value`;
  for (let u = 0; u < units.length; u++) {
    const x = column[u] as number;
    const y = 1 - (down ? x - target : target - x) / distance;
    out[u] = cap && y > 1 ? 1 : y;
  }
  return null;
}

function toGoalposts(
  node: CodeDescription,
  column: Float64Array,
  how: Extract<Normalisation, { method: 'goalposts' }>,
  out: Float64Array,
  problems: KernelProblem[],
): string | null {
  const low = node.lower ?? null;
  const high = node.upper ?? null;
  if (low === null) problems.push({ code: node.code, key: 'Lower', message: `${node.code} needs a lower goalpost` });
  if (high === null) problems.push({ code: node.code, key: 'Upper', message: `${node.code} needs an upper goalpost` });
  if (low === null || high === null) return null;
  if (!(low < high)) {
    problems.push({ code: node.code, key: 'Upper', message: `the upper goalpost of ${node.code} (${high}) must be above the lower (${low})` });
    return null;
  }
  const down = node.direction === -1;
  for (let u = 0; u < column.length; u++) {
    const x = column[u] as number;
    let y = (down ? high - x : x - low) / (high - low);
    if (how.truncate) y = y > 1 ? 1 : y < 0 ? 0 : y;
    out[u] = how.lower + y * (how.upper - how.lower);
  }
  return null;
}
