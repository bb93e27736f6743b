import type { Core } from './core.js';
import type { Pair } from './instance.js';
import type { Model } from './model.js';
import type { FlowResult } from './network.js';

/** 1 for pairs of the current assignment. */
export function keptWeight(model: Model, current: readonly Pair[]): Float64Array {
  const { core } = model;
  const before = new Set(current.map(([i, j]) => i * core.reviewers + j));
  const kept = new Float64Array(core.reviewer.length);
  for (let i = 0; i < core.submissions; i++) {
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) if (before.has(i * core.reviewers + core.reviewer[e]!)) kept[e] = 1;
  }
  return kept;
}

/** What one unit of the total counts in {@link combined}. */
export function combinedFactor(core: Core): number {
  return core.demand.reduce((a, b) => a + b, 0) + 1;
}

/** One weight that compares totals first and kept pairs second; null where that would exceed exact integers. */
export function combined(model: Model, kept: Float64Array): Float64Array | null {
  const { core, exact } = model;
  if (!exact) return null;
  const factor = combinedFactor(core);
  let size = 0;
  for (const w of core.weight) size = Math.max(size, Math.abs(w));
  if (size * factor > 2 ** 40) return null;
  return core.weight.map((w, e) => w * factor + kept[e]!);
}

/** The pairs that come nearest to being chosen at the flow's prices, a handful per submission. */
export function nearest(core: Core, flow: FlowResult): Uint8Array {
  const use = flow.chosen.slice();
  for (let i = 0; i < core.submissions; i++) {
    const row = Array.from({ length: core.start[i + 1]! - core.start[i]! }, (_, k) => core.start[i]! + k);
    const worth = (e: number): number => core.weight[e]! - flow.duals.reviewer[core.reviewer[e]!]!;
    row.sort((a, b) => worth(b) - worth(a) || a - b);
    for (const e of row.slice(0, 2 * core.demand[i]! + 4)) use[e] = 1;
  }
  return use;
}

export function total(weight: Float64Array, chosen: Uint8Array): number {
  let sum = 0;
  for (let e = 0; e < chosen.length; e++) if (chosen[e]) sum += weight[e]!;
  return sum;
}

export function eachChosen(core: Core, chosen: Uint8Array, visit: (i: number, j: number, e: number) => void): void {
  for (let i = 0; i < core.submissions; i++) {
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) if (chosen[e]) visit(i, core.reviewer[e]!, e);
  }
}
