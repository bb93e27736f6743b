import { groupLimit, type Core, type Duals } from './core.js';
import { completeFlow, flowOn, FlowGraphBuilder } from './flow.js';
import { chooseBest } from './choose.js';

export interface FlowOptions {
  /** Rules that may be broken where they must, as rarely as possible; the best total comes only after that. */
  elastic?: Elastic;
  /** Prices per reviewer to start from; the nearer to optimal, the less is left to do. */
  prices?: Float64Array;
  /** Called now and then with the units left; may throw to stop. */
  tick?: (left: number) => void;
  /** `performance.now()` after which the rest is placed in a hurry. */
  deadline?: number;
}

export interface Elastic {
  /** Reviews may stay open. */
  missing?: boolean;
  /** Reviewers may get more than their load. */
  overload?: boolean;
  /** Reviewers may get less than their minimum. */
  underload?: boolean;
}

export interface FlowResult {
  /** One entry per pair of the core. */
  chosen: Uint8Array;
  placed: number;
  duals: Duals;
  /** What cannot be placed; the sets are closed under alternating paths. */
  shortage: Shortage | null;
  /** The deadline passed: feasible, but the duals only bound the optimum. */
  hurried: boolean;
}

export interface Shortage {
  units: number;
  /** Submissions whose demand competes for too few places. */
  submissions: number[];
  /** Reviewers reached from them (their places are used up). */
  reviewers: number[];
  /** True where minimum loads, not demand, cannot be met. */
  minimumLoads: boolean;
}

/** Optimum of a core over integral flows, with dual values. */
export function solveCore(core: Core, weight: Float64Array, options: FlowOptions): FlowResult {
  const { submissions, reviewers, start, reviewer, demand, low, high } = core;
  const prices = options.prices ?? new Float64Array(reviewers);
  const choice = chooseBest(core, weight, prices);
  const base = submissions;
  const groupBase = base + reviewers;
  const sink = groupBase + choice.limited.length;
  const nodes = sink + 1;
  const { missing = false, overload = false, underload = false } = options.elastic ?? {};
  const penalty = missing || overload || underload ? brokenRuleCost(core, weight) : 0;
  const pairs = reviewer.length;
  const builder = new FlowGraphBuilder(nodes, pairs + 3 * reviewers + choice.limited.length + submissions);
  const excess = new Int32Array(nodes);
  const potential = new Float64Array(nodes);
  const chosen = choice.chosen;
  let limitedAt = 0;
  const node = new Int32Array(core.groups?.count ?? 0);
  for (let i = 0; i < submissions; i++) {
    potential[i] = choice.value[i]!;
    node.fill(i);
    for (; limitedAt < choice.limited.length && choice.limited[limitedAt]!.submission === i; limitedAt++) {
      const limited = choice.limited[limitedAt]!;
      node[limited.group] = groupBase + limitedAt;
      potential[groupBase + limitedAt] = limited.value;
    }
    let out = 0;
    for (let e = start[i]!, end = start[i + 1]!; e < end; e++) {
      const j = reviewer[e]!;
      const group = core.groups ? core.groups.of[j]! : -1;
      builder.arc(group < 0 ? i : node[group]!, base + j, 1, -weight[e]!, chosen[e]!);
      out += chosen[e]!;
      excess[base + j]! += chosen[e]!;
    }
    excess[i] = demand[i]! - out;
  }
  choice.limited.forEach((limited, k) => {
    builder.arc(limited.submission, groupBase + k, groupLimit(core.groups!, limited.submission, limited.group), 0, limited.taken);
  });
  let wanted = 0;
  for (let i = 0; i < submissions; i++) wanted += demand[i]!;
  let received = 0;
  for (let j = 0; j < reviewers; j++) {
    const load = excess[base + j]!;
    const p = prices[j]!;
    const least = Math.min(low[j]!, high[j]!);
    const flow = p > 0 ? high[j]! : p < 0 ? least : Math.min(Math.max(load, least), high[j]!);
    potential[base + j] = -p;
    // the lower bound is taken out of the arc and counted as already flowing
    builder.arc(base + j, sink, high[j]! - least, 0, flow - least);
    if (underload && least > 0) builder.arc(base + j, sink, least, -penalty, least);
    if (overload) builder.arc(base + j, sink, wanted, penalty, 0);
    excess[base + j]! -= flow;
    received += flow;
  }
  excess[sink] = received - wanted;
  if (missing) for (let i = 0; i < submissions; i++) builder.arc(i, sink, demand[i]!, penalty, 0);
  const graph = builder.build();
  const { tick, deadline = Infinity } = options;
  const outcome = completeFlow(graph, potential, excess, (left) => {
    tick?.(left);
    return performance.now() > deadline;
  });

  let placed = 0;
  for (let e = 0; e < pairs; e++) {
    chosen[e] = flowOn(graph, e) > 0 ? 1 : 0;
    placed += chosen[e]!;
  }
  const shift = potential[sink]!;
  const duals: Duals = { submission: new Float64Array(submissions), reviewer: new Float64Array(reviewers), group: new Map() };
  for (let i = 0; i < submissions; i++) duals.submission[i] = potential[i]! - shift;
  for (let j = 0; j < reviewers; j++) duals.reviewer[j] = shift - potential[base + j]!;
  choice.limited.forEach(({ submission, group }, k) => {
    duals.group.set(submission * core.groups!.count + group, potential[groupBase + k]! - potential[submission]!);
  });
  let shortage: Shortage | null = null;
  if (outcome.stuck.length > 0 && outcome.closed) {
    const closed = outcome.closed;
    shortage = { units: 0, submissions: [], reviewers: [], minimumLoads: closed[sink] === 1 };
    for (const { units } of outcome.stuck) shortage.units += units;
    for (let i = 0; i < submissions; i++) if (closed[i]) shortage.submissions.push(i);
    for (let j = 0; j < reviewers; j++) if (closed[base + j]) shortage.reviewers.push(j);
  }
  return { chosen, placed, duals, shortage, hurried: outcome.hurried };
}

/** More than any rearrangement of pairs can gain, so that one broken rule less always comes first. */
function brokenRuleCost(core: Core, weight: Float64Array): number {
  let lowest = 0;
  let highest = 0;
  for (let e = 0; e < weight.length; e++) {
    if (weight[e]! < lowest) lowest = weight[e]!;
    if (weight[e]! > highest) highest = weight[e]!;
  }
  const span = highest - lowest + 1;
  return span * (core.submissions + core.reviewers + 2);
}

/** No choice of pairs is worth more than this, whatever the prices: weak duality. */
export function priceBound(core: Core, weight: Float64Array, prices: Float64Array): number {
  const { chosen } = chooseBest(core, weight, prices);
  let bound = 0;
  for (let e = 0; e < chosen.length; e++) if (chosen[e]) bound += weight[e]! - prices[core.reviewer[e]!]!;
  for (let j = 0; j < prices.length; j++) bound += prices[j]! * (prices[j]! > 0 ? core.high[j]! : core.low[j]!);
  return bound;
}
