import type { AssignmentInstance, Pair, Repair } from './instance.js';
import { buildModel, type Model } from './model.js';
import { solveCore, type FlowResult } from './network.js';
import { listNumbers } from './explain.js';

/** Beyond this many pairs the search for pairs to allow is left out. */
const MOST_PAIRS = 300_000;

/**
 * For each kind of rule, the fewest changes of that kind that make the instance solvable, where that kind alone can.
 * Every repair is the optimum of a flow in which the rule may be broken at a price, so it is proved smallest.
 */
export function smallestRepairs(instance: AssignmentInstance, model: Model, tick: () => void): Repair[] {
  const repairs: Repair[] = [];
  const add = (repair: Repair | null): void => {
    // the flow does not know of owners, so under noMutual a repair may be a part of the way only
    if (repair) repairs.push(model.owners ? { ...repair, enough: false } : repair);
    tick();
  };
  if (model.impossible.length > 0) {
    add(dropForced(instance, model));
    return repairs;
  }
  add(raiseLoads(model));
  add(lowerMinimums(model));
  add(lowerDemands(model));
  add(allowPairs(instance));
  add(raiseGroupLimit(instance));
  if (model.forced.length > 0) add(dropForced(instance, model));
  return repairs;
}

function raiseLoads(model: Model): Repair | null {
  const { core } = model;
  const result = solveCore(core, core.weight, { elastic: { overload: true } });
  if (result.shortage) return null;
  const load = loadsOf(model, result);
  const reviewers: [number, number][] = [];
  let by = 0;
  for (let j = 0; j < core.reviewers; j++) {
    const over = load[j]! - core.high[j]!;
    if (over > 0) {
      reviewers.push([j, over]);
      by += over;
    }
  }
  if (by === 0) return null;
  const who = listNumbers(reviewers.map(([j]) => j));
  return { change: 'raise-load', enough: true, reviewers, text: `raise the maximum loads by ${by} in all (reviewers ${who})` };
}

function lowerMinimums(model: Model): Repair | null {
  const { core } = model;
  const result = solveCore(core, core.weight, { elastic: { underload: true } });
  if (result.shortage) return null;
  const load = loadsOf(model, result);
  const reviewers: [number, number][] = [];
  let by = 0;
  for (let j = 0; j < core.reviewers; j++) {
    const under = core.low[j]! - load[j]!;
    if (under > 0) {
      reviewers.push([j, under]);
      by += under;
    }
  }
  if (by === 0) return null;
  const who = listNumbers(reviewers.map(([j]) => j));
  return { change: 'lower-minimum', enough: true, reviewers, text: `lower the minimum loads by ${by} in all (reviewers ${who})` };
}

function lowerDemands(model: Model): Repair | null {
  const { core } = model;
  const result = solveCore(core, core.weight, { elastic: { missing: true } });
  if (result.shortage) return null;
  const submissions: [number, number][] = [];
  let by = 0;
  for (let i = 0; i < core.submissions; i++) {
    let got = 0;
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) got += result.chosen[e]!;
    if (got < core.demand[i]!) {
      submissions.push([i, core.demand[i]! - got]);
      by += core.demand[i]! - got;
    }
  }
  if (by === 0) return null;
  const who = listNumbers(submissions.map(([i]) => i));
  return { change: 'lower-demand', enough: true, submissions, text: `ask for ${by} reviews less in all (submissions ${who})` };
}

/** The fewest conflicts to lift; without enough of those, the fewest further pairs to allow. */
function allowPairs(instance: AssignmentInstance): Repair | null {
  const { submissions, reviewers } = instance;
  if (submissions * reviewers > MOST_PAIRS) return null;
  const known = buildModel({ ...instance, forced: [], conflicts: [] }).core;
  const rated = new Uint8Array(submissions * reviewers);
  for (let i = 0; i < submissions; i++) {
    for (let e = known.start[i]!; e < known.start[i + 1]!; e++) rated[i * reviewers + known.reviewer[e]!] = 1;
  }
  // lifting a conflict helps only where the pair has an affinity
  const conflicts = (instance.conflicts ?? []).filter(([i, j]) => rated[i * reviewers + j] === 1);
  if (conflicts.length > 0) {
    const pairs = fewestOf(instance, conflicts);
    if (pairs) {
      return { change: 'lift-conflict', enough: true, pairs, text: `lift ${pairs.length} conflicts: ${listPairs(pairs)}` };
    }
  }
  const conflicting = new Set((instance.conflicts ?? []).map(([i, j]) => i * reviewers + j));
  const absent: Pair[] = [];
  for (let i = 0; i < submissions; i++) {
    for (let j = 0; j < reviewers; j++) {
      const key = i * reviewers + j;
      if (!rated[key] && !conflicting.has(key)) absent.push([i, j]);
    }
  }
  const pairs = absent.length > 0 ? fewestOf(instance, absent) : null;
  if (!pairs) return null;
  return { change: 'allow-pair', enough: true, pairs, text: `allow ${pairs.length} further pairs: ${listPairs(pairs)}` };
}

/** Solves with the extra pairs at a price above everything else; null if even all of them do not help. */
function fewestOf(instance: AssignmentInstance, extra: readonly Pair[]): [number, number][] | null {
  const { reviewers } = instance;
  const open = new Set(extra.map(([i, j]) => i * reviewers + j));
  const base = buildModel(instance).core;
  const usable = new Uint8Array(instance.submissions * reviewers);
  for (let i = 0; i < base.submissions; i++) {
    for (let e = base.start[i]!; e < base.start[i + 1]!; e++) usable[i * reviewers + base.reviewer[e]!] = 1;
  }
  for (const [i, j] of instance.forced ?? []) open.delete(i * reviewers + j);
  const start = new Int32Array(base.submissions + 1);
  const reviewer: number[] = [];
  const weight: number[] = [];
  for (let i = 0; i < base.submissions; i++) {
    for (let j = 0; j < reviewers; j++) {
      const key = i * reviewers + j;
      const allowed = usable[key] === 1;
      if (!allowed && !open.has(key)) continue;
      reviewer.push(j);
      weight.push(allowed ? 0 : -1);
    }
    start[i + 1] = reviewer.length;
  }
  const core = { ...base, start, reviewer: Int32Array.from(reviewer), weight: Float64Array.from(weight) };
  const result = solveCore(core, core.weight, {});
  if (result.shortage) return null;
  const pairs: [number, number][] = [];
  for (let i = 0; i < core.submissions; i++) {
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) {
      if (result.chosen[e] && core.weight[e]! < 0) pairs.push([i, core.reviewer[e]!]);
    }
  }
  return pairs.length > 0 ? pairs : null;
}

function raiseGroupLimit(instance: AssignmentInstance): Repair | null {
  if (!instance.groups) return null;
  const most = Math.max(...Array.from(instance.reviews_per_submission));
  for (let limit = instance.groups.maxPerGroup + 1; limit <= most; limit++) {
    const { core, impossible } = buildModel({ ...instance, groups: { ...instance.groups, maxPerGroup: limit } });
    if (impossible.length > 0 || solveCore(core, core.weight, {}).shortage) continue;
    return { change: 'raise-group-limit', enough: true, maxPerGroup: limit, text: `allow ${limit} reviewers of one group per submission` };
  }
  return null;
}

/** The fewest forced pairs to give up: kept ones are worth one each, everything else nothing. */
function dropForced(instance: AssignmentInstance, model: Model): Repair | null {
  const { reviewers } = instance;
  const free = buildModel({ ...instance, forced: [] });
  const { core } = free;
  const wanted = new Set((instance.forced ?? []).map(([i, j]) => i * reviewers + j));
  const worth = new Float64Array(core.weight.length);
  for (let i = 0; i < core.submissions; i++) {
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) worth[e] = wanted.has(i * reviewers + core.reviewer[e]!) ? 1 : 0;
  }
  const result = solveCore(core, worth, {});
  if (result.shortage) {
    const pairs = model.impossible.map(({ pair: [i, j] }): [number, number] => [i, j]);
    if (pairs.length === 0) return null;
    return { change: 'drop-forced', enough: false, pairs, text: `drop the forced pairs ${listPairs(pairs)}; other rules bind as well` };
  }
  for (let i = 0; i < core.submissions; i++) {
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) if (result.chosen[e]) wanted.delete(i * reviewers + core.reviewer[e]!);
  }
  const pairs = [...wanted].map((key): [number, number] => [Math.floor(key / reviewers), key % reviewers]);
  if (pairs.length === 0) return null;
  return { change: 'drop-forced', enough: true, pairs, text: `drop ${pairs.length} forced pairs: ${listPairs(pairs)}` };
}

function loadsOf(model: Model, result: FlowResult): Int32Array {
  const load = new Int32Array(model.core.reviewers);
  for (let e = 0; e < result.chosen.length; e++) if (result.chosen[e]) load[model.core.reviewer[e]!]!++;
  return load;
}

function listPairs(pairs: readonly (readonly [number, number])[]): string {
  const shown = pairs.slice(0, 8).map(([i, j]) => `[${i}, ${j}]`).join(', ');
  return pairs.length > 8 ? `${shown} and ${pairs.length - 8} more` : shown;
}

export function mutualRepair(pairs: [number, number][] | null): Repair | null {
  if (!pairs) return null;
  return { change: 'allow-mutual', enough: true, pairs, text: `let the owners of these pairs review each other: ${listPairs(pairs)}` };
}
