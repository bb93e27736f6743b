import { groupLimit, type Core } from './core.js';

/** The pairs each submission would take at given reviewer prices, and the values that justify it. */
export interface Choice {
  chosen: Uint8Array;
  /** Per submission: no pair left out (outside full groups) is worth more, none taken is worth less. */
  value: Float64Array;
  /** Submission and group combinations whose limit can bind, ordered by submission. */
  limited: LimitedGroup[];
}

export interface LimitedGroup {
  submission: number;
  group: number;
  /** Like `value`, within the group; at least the submission's value, above it only where the group is full. */
  value: number;
  taken: number;
}

/** Every submission takes its best pairs by weight minus price: the dual-feasible start of the flow. */
export function chooseBest(core: Core, weight: Float64Array, prices: Float64Array): Choice {
  const { submissions, start, reviewer, demand, groups } = core;
  const chosen = new Uint8Array(reviewer.length);
  const value = new Float64Array(submissions);
  const limited: LimitedGroup[] = [];
  let widest = 0;
  for (let i = 0; i < submissions; i++) widest = Math.max(widest, start[i + 1]! - start[i]!);
  const worth = new Float64Array(widest);
  const size = new Int32Array(groups?.count ?? 0);
  for (let i = 0; i < submissions; i++) {
    const from = start[i]!;
    const degree = start[i + 1]! - from;
    for (let k = 0; k < degree; k++) worth[k] = weight[from + k]! - prices[reviewer[from + k]!]!;
    const want = demand[i]!;
    if (!groups) {
      value[i] = takeBest(worth, degree, want, chosen, from);
      continue;
    }
    const order = Array.from({ length: degree }, (_, k) => k).sort((a, b) => worth[b]! - worth[a]! || a - b);
    size.fill(0);
    for (let k = 0; k < degree; k++) {
      const g = groups.of[reviewer[from + k]!]!;
      if (g >= 0) size[g]!++;
    }
    const here = new Map<number, LimitedGroup>();
    for (let g = 0; g < groups.count; g++) {
      if (size[g]! > groupLimit(groups, i, g)) here.set(g, { submission: i, group: g, value: -Infinity, taken: 0 });
    }
    let taken = 0;
    let last = 0;
    for (const k of order) {
      const g = groups.of[reviewer[from + k]!]!;
      const tight = here.get(g);
      const full = tight !== undefined && tight.taken >= Math.max(0, groupLimit(groups, i, g));
      if (full) {
        // the first one left out sets the group's value
        if (tight.value === -Infinity) tight.value = worth[k]!;
        continue;
      }
      if (taken === want) continue;
      chosen[from + k] = 1;
      taken++;
      last = worth[k]!;
      if (tight) tight.taken++;
    }
    value[i] = taken > 0 ? last : (order.length > 0 && want === 0 ? worth[order[0]!]! : 0);
    for (const tight of here.values()) {
      tight.value = tight.taken >= groupLimit(groups, i, tight.group) ? Math.max(tight.value, value[i]!) : value[i]!;
      limited.push(tight);
    }
  }
  return { chosen, value, limited };
}

/** Marks the `want` largest of worth[0..degree) (earlier first among equals) and returns the smallest one taken. */
function takeBest(worth: Float64Array, degree: number, want: number, chosen: Uint8Array, from: number): number {
  if (want === 0 || degree === 0) {
    let best = degree === 0 ? 0 : worth[0]!;
    for (let k = 1; k < degree; k++) if (worth[k]! > best) best = worth[k]!;
    return best;
  }
  if (degree <= want) {
    let least = Infinity;
    for (let k = 0; k < degree; k++) {
      chosen[from + k] = 1;
      if (worth[k]! < least) least = worth[k]!;
    }
    return least;
  }
  const best: number[] = [];
  for (let k = 0; k < degree; k++) {
    const w = worth[k]!;
    if (best.length === want && w <= worth[best[want - 1]!]!) continue;
    if (best.length === want) best.pop();
    let at = best.length;
    while (at > 0 && worth[best[at - 1]!]! < w) at--;
    best.splice(at, 0, k);
  }
  for (const k of best) chosen[from + k] = 1;
  return worth[best[want - 1]!]!;
}
