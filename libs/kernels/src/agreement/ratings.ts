/**
 * Ratings as they come: one entry per rating given, in three arrays of one length.
 * `unit` and `rater` are indices from 0; `score` is finite. With `numeric: false` scores are codes of labels: equal or
 * different is all that may be asked of them.
 */
export interface Ratings {
  unit: Int32Array;
  rater: Int32Array;
  score: Float64Array;
  numeric?: boolean;
}

/** Ratings grouped by unit, within a unit in ascending order of score. Memory is linear in the number of ratings. */
export interface RatingTable {
  /** Units rated at least once, renumbered without gaps, in the order of their indices. */
  units: number;
  /** Raters who gave at least one rating, renumbered likewise. */
  raters: number;
  ratings: number;
  /** Ratings in units rated at least twice. */
  pairable: number;
  /** Units rated at least twice. */
  pairableUnits: number;
  /** Ratings of unit u are at start[u] to start[u + 1] - 1. */
  start: Int32Array;
  rater: Int32Array;
  /** Index into `values`. */
  category: Int32Array;
  /** The distinct scores present, ascending. */
  values: Float64Array;
  numeric: boolean;
}

/**
 * @throws RangeError when the arrays differ in length, an index is negative, a score is not finite or a rater rated a unit twice
 */
export function tabulate(ratings: Ratings): RatingTable {
  const { unit, rater, score } = ratings;
  const n = score.length;
  if (unit.length !== n || rater.length !== n) throw new RangeError('unit, rater and score must have one length');
  const values = distinct(score);
  const category = new Int32Array(n);
  for (let i = 0; i < n; i++) category[i] = position(values, score[i]! + 0);
  const [units, unitOf] = renumber(unit);
  const [raters, raterOf] = renumber(rater);

  // two stable counting sorts, by category and then by unit, leave each unit's ratings in ascending order
  const byCategory = countingOrder(category, values.length).order;
  const { order, start } = countingOrder(unitOf, units, byCategory);
  const table: RatingTable = {
    units,
    raters,
    ratings: n,
    pairable: 0,
    pairableUnits: 0,
    start,
    rater: new Int32Array(n),
    category: new Int32Array(n),
    values,
    numeric: ratings.numeric ?? true,
  };
  const lastUnit = new Int32Array(raters).fill(-1);
  for (let u = 0; u < units; u++) {
    const size = start[u + 1]! - start[u]!;
    if (size >= 2) {
      table.pairable += size;
      table.pairableUnits++;
    }
    for (let i = start[u]!; i < start[u + 1]!; i++) {
      const source = order[i]!;
      const r = raterOf[source]!;
      if (lastUnit[r] === u) throw new RangeError(`rater ${rater[source]} rated unit ${unit[source]} twice`);
      lastUnit[r] = u;
      table.rater[i] = r;
      table.category[i] = category[source]!;
    }
  }
  return table;
}

/** How often each category occurs in each unit, told one run of equal scores at a time. */
export function forEachRun(table: RatingTable, unit: number, visit: (category: number, count: number) => void): void {
  const end = table.start[unit + 1]!;
  let i = table.start[unit]!;
  while (i < end) {
    const category = table.category[i]!;
    let next = i + 1;
    while (next < end && table.category[next] === category) next++;
    visit(category, next - i);
    i = next;
  }
}

/** Number of ratings of a unit. */
export function ratingsOf(table: RatingTable, unit: number): number {
  return table.start[unit + 1]! - table.start[unit]!;
}

/** True when every rater rated every unit. */
export function isComplete(table: RatingTable): boolean {
  return table.ratings === table.units * table.raters;
}

/** Stable order of the items by key (0 to keys - 1), and where each key starts. */
export function countingOrder(key: Int32Array, keys: number, from?: Int32Array): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(keys + 1);
  for (const k of key) start[k + 1] = start[k + 1]! + 1;
  for (let k = 0; k < keys; k++) start[k + 1] = start[k + 1]! + start[k]!;
  const next = start.slice();
  const order = new Int32Array(key.length);
  for (let i = 0; i < key.length; i++) {
    const item = from ? from[i]! : i;
    const k = key[item]!;
    order[next[k]!] = item;
    next[k] = next[k]! + 1;
  }
  return { order, start };
}

function distinct(score: Float64Array): Float64Array {
  const sorted = new Float64Array(score.length);
  for (let i = 0; i < score.length; i++) {
    if (!Number.isFinite(score[i])) throw new RangeError(`score ${score[i]} is not a finite number`);
    sorted[i] = score[i]! + 0; // -0 and 0 are one category
  }
  sorted.sort();
  let q = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[q - 1]) sorted[q++] = sorted[i]!;
  }
  return sorted.slice(0, q);
}

function position(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function renumber(index: Int32Array): [count: number, of: Int32Array] {
  let max = -1;
  for (const i of index) {
    if (i < 0) throw new RangeError(`index ${i} is negative`);
    if (i > max) max = i;
  }
  const used = new Uint8Array(max + 1);
  for (const i of index) used[i] = 1;
  const rank = new Int32Array(max + 1);
  let count = 0;
  for (let i = 0; i <= max; i++) if (used[i]) rank[i] = count++;
  return [count, index.map((i) => rank[i]!)];
}
