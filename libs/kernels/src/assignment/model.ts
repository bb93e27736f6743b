import type { AssignmentInstance, Pair, PairColumns } from './instance.js';
import type { Core, CoreGroups } from './core.js';
import { ownersOf, reverseKey, reviewKey, type Owners } from './mutual.js';
import { decimalScale } from './scale.js';

/** An instance made ready: allowed pairs in rows, forced pairs taken out, affinities as integers where they are decimals. */
export interface Model {
  core: Core;
  /** core.weight = affinity * scale; integers when `exact`. */
  scale: number;
  exact: boolean;
  /** Pairs fixed in advance, and their total weight. */
  forced: Pair[];
  forcedWeight: number;
  /** Total weight of forced pairs per submission. */
  forcedBySubmission: Float64Array;
  /** Whose submission, whose reviewer; null unless `noMutual` is on. */
  owners: Owners | null;
  /** Forced pairs that cannot hold, with the reason. */
  impossible: { pair: Pair; why: string }[];
}

/** Expects a valid instance (see `instanceProblems`). */
export function buildModel(instance: AssignmentInstance): Model {
  const { submissions, reviewers } = instance;
  const rows = sortedRows(instance);
  const blocked = new Set<number>();
  for (const [i, j] of instance.conflicts ?? []) blocked.add(i * reviewers + j);
  const wanted = new Set<number>();
  for (const [i, j] of instance.forced ?? []) wanted.add(i * reviewers + j);

  const demand = Int32Array.from(instance.reviews_per_submission);
  const high = Int32Array.from(instance.max_load);
  const low = instance.min_load ? Int32Array.from(instance.min_load) : new Int32Array(reviewers);
  const groups = groupsOf(instance);
  const owners = ownersOf(instance);
  /** Reviews between owners that forced pairs or noMutual itself rule out. */
  const excluded = new Set<number>();
  if (owners) for (let owner = 0; owner < owners.count; owner++) excluded.add(owner * owners.count + owner);
  const forced: Pair[] = [];
  const impossible: Model['impossible'] = [];
  const affinityOfForced: number[] = [];
  for (const key of wanted) {
    const i = Math.floor(key / reviewers);
    const j = key % reviewers;
    const at = findPair(rows, i, j);
    const g = groups ? groups.of[j]! : -1;
    const used = groups && g >= 0 ? (groups.used.get(i * groups.count + g) ?? 0) : 0;
    const why = blocked.has(key)
      ? 'is also a conflict'
      : at < 0
        ? 'is not an allowed pair'
        : demand[i] === 0
          ? `exceeds the reviews that submission ${i} asks for`
          : high[j] === 0
            ? `exceeds the load of reviewer ${j}`
            : groups && g >= 0 && used >= groups.limit
              ? `exceeds the ${groups.limit} allowed per group`
              : owners && excluded.has(reviewKey(owners, i, j))
                ? 'would make two owners review each other (noMutual)'
                : null;
    if (why !== null) {
      impossible.push({ pair: [i, j], why });
      continue;
    }
    demand[i]!--;
    high[j]!--;
    if (low[j]! > 0) low[j]!--;
    if (groups && g >= 0) groups.used.set(i * groups.count + g, used + 1);
    if (owners && reviewKey(owners, i, j) >= 0) excluded.add(reverseKey(owners, reviewKey(owners, i, j)));
    forced.push([i, j]);
    affinityOfForced.push(rows.affinity[at]!);
  }

  let kept = 0;
  const start = new Int32Array(submissions + 1);
  const reviewer = new Int32Array(rows.reviewer.length);
  const affinity = new Float64Array(rows.reviewer.length);
  const taken = new Set(forced.map(([i, j]) => i * reviewers + j));
  for (let i = 0; i < submissions; i++) {
    for (let e = rows.start[i]!; e < rows.start[i + 1]!; e++) {
      const j = rows.reviewer[e]!;
      const key = i * reviewers + j;
      if ((blocked.size > 0 && blocked.has(key)) || (taken.size > 0 && taken.has(key))) continue;
      if (owners && excluded.has(reviewKey(owners, i, j))) continue;
      reviewer[kept] = j;
      affinity[kept++] = rows.affinity[e]!;
    }
    start[i + 1] = kept;
  }
  const weight = affinity.subarray(0, kept);
  const scale = decimalScale(weight, affinityOfForced);
  const factor = scale ?? 1;
  if (factor !== 1) for (let e = 0; e < kept; e++) weight[e] = Math.round(weight[e]! * factor);
  const forcedBySubmission = new Float64Array(submissions);
  let forcedWeight = 0;
  forced.forEach(([i], k) => {
    const w = scale === null ? affinityOfForced[k]! : Math.round(affinityOfForced[k]! * factor);
    forcedBySubmission[i]! += w;
    forcedWeight += w;
  });
  const core: Core = { submissions, reviewers, start, reviewer: reviewer.subarray(0, kept), weight, demand, low, high, groups };
  return { core, scale: factor, exact: scale !== null, owners, forced, forcedWeight, forcedBySubmission, impossible };
}

interface Rows {
  start: Int32Array;
  reviewer: Int32Array;
  affinity: Float64Array;
}

/** All allowed pairs before conflicts, by submission, then reviewer. */
function sortedRows(instance: AssignmentInstance): Rows {
  const { submissions, reviewers } = instance;
  const start = new Int32Array(submissions + 1);
  if (instance.affinity) {
    const reviewer = new Int32Array(submissions * reviewers);
    const affinity = new Float64Array(submissions * reviewers);
    let kept = 0;
    for (let i = 0; i < submissions; i++) {
      const row = instance.affinity[i]!;
      for (let j = 0; j < reviewers; j++) {
        const a = row[j];
        if (a === null || a === undefined) continue;
        reviewer[kept] = j;
        affinity[kept++] = a;
      }
      start[i + 1] = kept;
    }
    return { start, reviewer: reviewer.subarray(0, kept), affinity: affinity.subarray(0, kept) };
  }
  const columns = toColumns(instance.pairs ?? []);
  const n = columns.submission.length;
  // two stable counting sorts: by reviewer, then by submission
  const byReviewer = countingSort(columns.reviewer, reviewers, null);
  const order = countingSort(columns.submission, submissions, byReviewer);
  const reviewer = new Int32Array(n);
  const affinity = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const e = order[k]!;
    reviewer[k] = columns.reviewer[e]!;
    affinity[k] = columns.affinity[e]!;
    start[columns.submission[e]! + 1]!++;
  }
  for (let i = 0; i < submissions; i++) start[i + 1]! += start[i]!;
  return { start, reviewer, affinity };
}

export function toColumns(pairs: NonNullable<AssignmentInstance['pairs']>): PairColumns {
  if ('submission' in pairs) return pairs;
  const n = pairs.length;
  const columns: PairColumns = { submission: new Int32Array(n), reviewer: new Int32Array(n), affinity: new Float64Array(n) };
  for (let k = 0; k < n; k++) {
    const pair = pairs[k]!;
    columns.submission[k] = pair[0];
    columns.reviewer[k] = pair[1];
    columns.affinity[k] = pair[2];
  }
  return columns;
}

function countingSort(keys: Int32Array, range: number, order: Int32Array | null): Int32Array {
  const next = new Int32Array(range + 1);
  for (let k = 0; k < keys.length; k++) next[keys[k]! + 1]!++;
  for (let v = 0; v < range; v++) next[v + 1]! += next[v]!;
  const sorted = new Int32Array(keys.length);
  for (let k = 0; k < keys.length; k++) {
    const e = order ? order[k]! : k;
    sorted[next[keys[e]!]!++] = e;
  }
  return sorted;
}

function findPair(rows: Rows, i: number, j: number): number {
  let from = rows.start[i]!;
  let to = rows.start[i + 1]!;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (rows.reviewer[middle]! < j) from = middle + 1;
    else to = middle;
  }
  return from < rows.start[i + 1]! && rows.reviewer[from] === j ? from : -1;
}

function groupsOf(instance: AssignmentInstance): CoreGroups | null {
  if (!instance.groups) return null;
  const numbers = new Map<string | number, number>();
  const of = new Int32Array(instance.reviewers).fill(-1);
  for (let j = 0; j < instance.reviewers; j++) {
    const label = instance.groups.reviewer[j];
    if (label === null || label === undefined) continue;
    let g = numbers.get(label);
    if (g === undefined) numbers.set(label, (g = numbers.size));
    of[j] = g;
  }
  return { of, count: numbers.size, limit: instance.groups.maxPerGroup, used: new Map() };
}
