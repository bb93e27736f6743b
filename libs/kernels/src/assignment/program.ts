import type { Core } from './core.js';
import { groupLimit } from './core.js';
import type { MutualRule } from './mutual.js';

/** A linear rule over pairs: the coefficients of the chosen pairs add up to at least this. */
export interface AtLeast {
  coefficient: Float64Array;
  bound: number;
}

/**
 * A core with rules that no flow can carry. Values are affinities (not scaled), so that the solver's tolerances keep a
 * meaning.
 */
export interface Program {
  core: Core;
  /** Value per pair, to be maximised. */
  value: Float64Array;
  /** Smallest step between two objectives; 0 = unknown. */
  step: number;
  mutual: MutualRule | null;
  /** Price at which two owners may review each other after all; 0 = never. */
  mutualPrice: number;
  rules: AtLeast[];
  served: Served | null;
  /** Price of an open review or a missed minimum load, above all else; 0 = none may be. */
  penalty: number;
}

/** Floors for what single submissions get in all. */
export interface Served {
  affinity: Float64Array;
  /** 1 for submissions that ask for reviews, forced ones included. */
  asks: Uint8Array;
  /** Already given by forced pairs, per submission. */
  given: Float64Array;
  /** Every submission that asks gets at least this. */
  floor: number;
  /** All but one of them get at least this; null = no second floor. */
  second: number | null;
  /** Maximise the floor ('first') or the second floor ('second', at most `ceiling`) instead of the value. */
  maximise: 'first' | 'second' | null;
  ceiling: number;
}

/** Model arrays in the solver's form, and how to read its answers. */
export interface Lowered {
  columns: number;
  rows: number;
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  integral: Int32Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  /** Pair of each of the first columns. */
  pairs: Int32Array;
  /** First column of the slack that is penalised. */
  slackFrom: number;
  /** Row numbers, -1 = none. */
  demandRow: Int32Array;
  loadRow: Int32Array;
  servedRow: Int32Array;
  secondRow: Int32Array;
  ruleRow: Int32Array;
  groupRow: Map<number, number>;
}

/** Writes the program over the pairs marked in `use`. */
export function lower(program: Program, use: Uint8Array): Lowered {
  const { core, value, mutual, rules, served, penalty } = program;
  const { submissions, reviewers, start, reviewer, demand, groups } = core;
  const entries: { row: number[]; col: number[]; val: number[] } = { row: [], col: [], val: [] };
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const cost: number[] = [];
  const low: number[] = [];
  const up: number[] = [];
  const integral: number[] = [];
  const put = (row: number, col: number, val: number): void => {
    entries.row.push(row);
    entries.col.push(col);
    entries.val.push(val);
  };
  const addRow = (least: number, most: number): number => rowUpper.push(most) && rowLower.push(least) - 1;
  const addColumn = (c: number, least: number, most: number, whole: boolean): number => {
    low.push(least);
    up.push(most);
    integral.push(whole ? 1 : 0);
    return cost.push(c) - 1;
  };
  const objective = served?.maximise ?? null;

  const demandRow = Int32Array.from(demand, (d) => addRow(d, d));
  const loadRow = Int32Array.from(core.high, (most, j) => addRow(core.low[j]!, most));
  const ruleRow = Int32Array.from(rules, (rule) => addRow(rule.bound, Infinity));
  const groupRow = new Map<number, number>();
  const servedRow = new Int32Array(submissions).fill(-1);
  const secondRow = new Int32Array(submissions).fill(-1);
  const pairs: number[] = [];
  const sides = mutual ? new Uint8Array(mutual.pairs) : null;
  for (let i = 0; i < submissions; i++) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      if (!use[e]) continue;
      const j = reviewer[e]!;
      const x = addColumn(objective ? 0 : value[e]!, 0, 1, true);
      pairs.push(e);
      put(demandRow[i]!, x, 1);
      put(loadRow[j]!, x, 1);
      const g = groups ? groups.of[j]! : -1;
      if (groups && g >= 0) {
        const key = i * groups.count + g;
        let row = groupRow.get(key);
        if (row === undefined) groupRow.set(key, (row = addRow(-Infinity, groupLimit(groups, i, g))));
        put(row, x, 1);
      }
      rules.forEach((rule, r) => {
        if (rule.coefficient[e] !== 0) put(ruleRow[r]!, x, rule.coefficient[e]!);
      });
      const d = mutual ? mutual.direction[e]! : -1;
      if (sides && d >= 0) sides[d >> 1]! |= 1 << (d & 1);
    }
  }
  if (mutual && sides) writeMutual();
  if (served) writeServed(served);
  const slackFrom = cost.length;
  if (penalty > 0) {
    for (let i = 0; i < submissions; i++) if (demand[i]! > 0) put(demandRow[i]!, addColumn(-penalty, 0, demand[i]!, false), 1);
    for (let j = 0; j < reviewers; j++) if (core.low[j]! > 0) put(loadRow[j]!, addColumn(-penalty, 0, core.low[j]!, false), 1);
  }

  function writeMutual(): void {
    const choice = new Int32Array(mutual!.pairs).fill(-1);
    const allowance = new Int32Array(mutual!.pairs).fill(-1);
    pairs.forEach((e, x) => {
      const d = mutual!.direction[e]!;
      if (d < 0 || sides![d >> 1] !== 3) return;
      let y = choice[d >> 1]!;
      if (y < 0) {
        choice[d >> 1] = y = addColumn(0, 0, 1, true);
        if (program.mutualPrice > 0) allowance[d >> 1] = addColumn(-program.mutualPrice, 0, 1, true);
      }
      // y = 1 opens direction 0, y = 0 opens direction 1
      const row = (d & 1) === 0 ? addRow(-Infinity, 0) : addRow(-Infinity, 1);
      put(row, x, 1);
      put(row, y, (d & 1) === 0 ? -1 : 1);
      if (allowance[d >> 1]! >= 0) put(row, allowance[d >> 1]!, -1);
    });
  }

  function writeServed(rule: Served): void {
    const t = rule.maximise === 'first' ? addColumn(1, rule.floor, rule.ceiling, false) : -1;
    const s = rule.maximise === 'second' ? addColumn(1, rule.floor, rule.ceiling, false) : -1;
    const withSecond = rule.second !== null || s >= 0;
    const oneOut = withSecond ? addRow(-Infinity, 1) : -1;
    for (let i = 0; i < submissions; i++) {
      const given = rule.given[i]!;
      if (!rule.asks[i]) continue;
      if (t >= 0 || rule.floor > -Infinity) {
        servedRow[i] = addRow((t >= 0 ? 0 : rule.floor) - given, Infinity);
        if (t >= 0) put(servedRow[i]!, t, -1);
      }
      if (withSecond) {
        const out = addColumn(0, 0, 1, true);
        put(oneOut, out, 1);
        const target = s >= 0 ? rule.ceiling : rule.second!;
        secondRow[i] = addRow((s >= 0 ? 0 : target) - given, Infinity);
        if (s >= 0) put(secondRow[i]!, s, -1);
        put(secondRow[i]!, out, target - rule.floor);
      }
    }
    let x = 0;
    for (let i = 0; i < submissions; i++) {
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        if (!use[e]) continue;
        if (rule.affinity[e] !== 0) {
          if (servedRow[i]! >= 0) put(servedRow[i]!, x, rule.affinity[e]!);
          if (secondRow[i]! >= 0) put(secondRow[i]!, x, rule.affinity[e]!);
        }
        x++;
      }
    }
  }

  const columns = cost.length;
  const starts = new Int32Array(columns + 1);
  for (const col of entries.col) starts[col + 1]!++;
  for (let c = 0; c < columns; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, columns);
  const indices = new Int32Array(entries.row.length);
  const values = new Float64Array(entries.row.length);
  for (let k = 0; k < entries.row.length; k++) {
    const at = next[entries.col[k]!]!++;
    indices[at] = entries.row[k]!;
    values[at] = entries.val[k]!;
  }
  return {
    columns, rows: rowLower.length,
    cost: Float64Array.from(cost), lower: Float64Array.from(low), upper: Float64Array.from(up), integral: Int32Array.from(integral),
    rowLower: Float64Array.from(rowLower), rowUpper: Float64Array.from(rowUpper), starts, indices, values,
    pairs: Int32Array.from(pairs), slackFrom, demandRow, loadRow, servedRow, secondRow, ruleRow, groupRow,
  };
}

/** What a pair outside the restricted program would gain at its dual values; above 0 = it should come in. */
export function gainOf(program: Program, lowered: Lowered, dual: Float64Array, i: number, e: number): number {
  const { core, value, rules, served } = program;
  const j = core.reviewer[e]!;
  let gain = (served?.maximise ? 0 : value[e]!) - dual[lowered.demandRow[i]!]! - dual[lowered.loadRow[j]!]!;
  const g = core.groups ? core.groups.of[j]! : -1;
  if (core.groups && g >= 0) {
    const row = lowered.groupRow.get(i * core.groups.count + g);
    if (row !== undefined) gain -= dual[row]!;
  }
  rules.forEach((rule, r) => (gain -= rule.coefficient[e]! * dual[lowered.ruleRow[r]!]!));
  if (served) {
    if (lowered.servedRow[i]! >= 0) gain -= served.affinity[e]! * dual[lowered.servedRow[i]!]!;
    if (lowered.secondRow[i]! >= 0) gain -= served.affinity[e]! * dual[lowered.secondRow[i]!]!;
  }
  return gain;
}
