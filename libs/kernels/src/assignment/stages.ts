import type { AssignmentInstance } from './instance.js';
import type { Model } from './model.js';
import { mutualRule, violatedPairs, type MutualRule } from './mutual.js';
import { priceBound, solveCore, type Elastic, type FlowResult, type Shortage } from './network.js';
import { startPrices } from './prices.js';
import { restrict } from './restrict.js';
import { solveProgram, type ProgramResult } from './branch.js';
import type { AtLeast, Program, Served } from './program.js';
import { combined, combinedFactor, eachChosen, keptWeight, nearest, total } from './weights.js';

/** What the stages of one run share. */
export interface Run {
  instance: AssignmentInstance;
  model: Model;
  deadline: number;
  cancelled: () => boolean;
  tick: (stage: string) => (left: number) => void;
}

export interface Outcome {
  chosen: Uint8Array | null;
  /** Upper bound on the total weight of the free pairs. */
  bound: number;
  proved: boolean;
  shortage: Shortage | null;
  /** Only noMutual stands in the way. */
  mutualBinds: boolean;
}

/** Rounds of the repair heuristic for noMutual. */
const FIXES = 60;
/** Flows in the search for the price of a kept pair. */
const HALVINGS = 40;
/** Branches in the search for the higher total of equally few moves. */
const COURTESY = 200;

/** All stages in their order: total or worst-served first, then the fewest moves. */
export async function optimise(run: Run): Promise<Outcome> {
  const { model, instance } = run;
  const { core } = model;
  const mutual = model.owners ? mutualRule(core, model.owners) : null;
  const kept = instance.current ? keptWeight(model, instance.current) : null;
  const worstFirst = instance.fairness === 'worst-first' && Array.from(instance.reviews_per_submission).some((d) => d > 0);
  const slack = (instance.slack ?? 0) * model.scale;

  const weight = kept && !worstFirst && slack === 0 ? combined(model, kept) : null;
  const objective = weight ?? core.weight;
  const prices = startPrices(core, objective, model.exact, run.tick('price'));
  const flow = solveCore(core, objective, { prices, tick: run.tick('place'), deadline: run.deadline });
  if (flow.shortage) return { chosen: null, bound: -Infinity, proved: true, shortage: flow.shortage, mutualBinds: false };
  const plain = !mutual || violatedPairs(mutual, flow.chosen).length === 0;
  if (flow.hurried && plain) {
    const factor = weight && kept ? combinedFactor(core) : 1;
    return done(flow.chosen, priceBound(core, core.weight, flow.duals.reviewer.map((p) => p / factor)), false);
  }
  // without free pairs there is nothing left to choose
  if (core.reviewer.length === 0 || (plain && !worstFirst && (!kept || weight))) return done(flow.chosen, total(core.weight, flow.chosen), true);
  const stages = new Stages(run, mutual, flow);

  let best = await stages.sum(null, []);
  if (best.open) return { chosen: null, bound: -Infinity, proved: true, shortage: null, mutualBinds: true };
  if (!best.chosen) return done(null, total(core.weight, flow.chosen), false);
  let bound = Math.min(total(core.weight, flow.chosen), stages.toWeight(best.bound));
  let proved = best.proved;
  let served: Served | null = null;
  if (worstFirst) {
    const fair = await stages.fairness(best.chosen);
    served = fair.served;
    proved = fair.proved;
    const then = await stages.sum(served, [], fair.chosen);
    best = then.chosen ? then : { ...best, chosen: fair.chosen };
    if (fair.proved) bound = Math.min(bound, stages.toWeight(then.bound));
    proved &&= then.proved;
  }
  if (kept && best.chosen) {
    const reached = total(core.weight, best.chosen);
    const repaired = await stages.fewestMoves(best.chosen, kept, reached - slack, served, slack > 0);
    proved &&= repaired.proved;
    return done(repaired.chosen, bound, proved);
  }
  return done(best.chosen, bound, proved);
}

/** The most that can be placed without minimum loads, and the best of those. */
export async function placeMost(run: Run): Promise<Uint8Array> {
  const core = { ...run.model.core, low: new Int32Array(run.model.core.reviewers) };
  const mutual = run.model.owners ? mutualRule(core, run.model.owners) : null;
  const flow = solveCore(core, core.weight, { elastic: { missing: true }, tick: run.tick('explain') });
  if (!mutual || violatedPairs(mutual, flow.chosen).length === 0) return flow.chosen;
  const stages = new Stages({ ...run, model: { ...run.model, core } }, mutual, flow);
  const result = await stages.sum(null, [], undefined, true);
  return result.chosen ?? stages.withoutMutual(flow.chosen, { missing: true }) ?? new Uint8Array(core.reviewer.length);
}

/** The fewest owner pairs that would have to review each other. */
export async function fewestMutual(run: Run): Promise<[number, number][] | null> {
  const { core, owners } = run.model;
  const mutual = owners ? mutualRule(core, owners) : null;
  if (!mutual) return null;
  const flow = solveCore(core, core.weight, {});
  if (flow.shortage) return null;
  const stages = new Stages(run, mutual, flow);
  const chosen = (await stages.leastMutual(flow.chosen)) ?? flow.chosen;
  const bad = new Set(violatedPairs(mutual, chosen));
  const pairs: [number, number][] = [];
  eachChosen(core, chosen, (i, j, e) => {
    const d = mutual.direction[e]!;
    if (d >= 0 && bad.has(d >> 1)) pairs.push([i, j]);
  });
  return pairs;
}

function done(chosen: Uint8Array | null, bound: number, proved: boolean): Outcome {
  return { chosen, bound, proved, shortage: null, mutualBinds: false };
}

class Stages {
  private readonly unit: number;
  private readonly affinity: Float64Array;
  private readonly step: number;
  private readonly first: Uint8Array;
  private readonly asks: Uint8Array;

  constructor(
    private readonly run: Run,
    private readonly mutual: MutualRule | null,
    flow: FlowResult,
  ) {
    const { core, scale, exact } = run.model;
    let size = 0;
    for (const w of core.weight) size = Math.max(size, Math.abs(w));
    // the solver's tolerances suit numbers of this size
    this.unit = size === 0 ? 1 : size / scale > 1e4 || size / scale < 0.1 ? 1000 / size : 1 / scale;
    this.affinity = core.weight.map((w) => w * this.unit);
    this.step = exact ? this.unit : 0;
    this.first = nearest(core, flow);
    this.asks = Uint8Array.from(run.instance.reviews_per_submission, (d) => (d > 0 ? 1 : 0));
  }

  toWeight(value: number): number {
    const w = value / this.unit;
    return this.run.model.exact ? Math.floor(w + 1e-6 * Math.max(1, Math.abs(w) * 1e-3)) : w;
  }

  /** Highest total under the floors. */
  async sum(served: Served | null, rules: AtLeast[], known?: Uint8Array, open = false): Promise<ProgramResult> {
    const { core } = this.run.model;
    const start = known ?? (open ? null : this.feasibleStart(served));
    let penalty = 0;
    if (!start) {
      let size = 0;
      for (const a of this.affinity) size = Math.max(size, Math.abs(a));
      penalty = (2 * size + this.unit) * Math.min(core.submissions + core.reviewers + 2, 1 + core.demand.reduce((a, b) => a + b, 0));
    }
    return this.solve({ value: this.affinity, step: this.step, served, rules, penalty }, start, start ? total(this.affinity, start) : 0);
  }

  /** Raises the worst total, then the second worst. */
  async fairness(start: Uint8Array): Promise<{ served: Served; chosen: Uint8Array; proved: boolean }> {
    const { forcedBySubmission } = this.run.model;
    const given = forcedBySubmission.map((w) => w * this.unit);
    const tops = this.highestTotals(given);
    const asks = this.asks;
    let chosen = start;
    const [floor] = this.lowestTotals(chosen);
    let served: Served = { affinity: this.affinity, asks, given, floor: floor!, second: null, maximise: 'first', ceiling: tops[0]! };
    const worst = await this.solve({ value: this.affinity, step: this.step, served, rules: [], penalty: 0 }, chosen, floor!);
    chosen = worst.chosen ?? chosen;
    let proved = worst.proved;
    served = { ...served, floor: this.lowestTotals(chosen)[0]!, maximise: null };
    if (tops.length > 1 && proved) {
      const second = await this.solve(
        { value: this.affinity, step: this.step, served: { ...served, maximise: 'second', ceiling: Math.max(tops[1]!, served.floor) }, rules: [], penalty: 0 },
        chosen,
        this.lowestTotals(chosen)[1]!,
      );
      chosen = second.chosen ?? chosen;
      proved = second.proved;
      const reached = this.lowestTotals(chosen)[1]!;
      if (reached > served.floor) served = { ...served, second: reached };
    }
    return { served, chosen, proved };
  }

  /** Keeps the most of the current pairs at a total of at least `least`, then takes the highest total of those. */
  async fewestMoves(start: Uint8Array, kept: Float64Array, least: number, served: Served | null, room: boolean): Promise<ProgramResult> {
    const { exact } = this.run.model;
    const bound = exact ? (Math.ceil(least - 1e-9 * Math.abs(least)) - 0.5) * this.unit : (least - 1e-9 * Math.abs(least)) * this.unit;
    let known = start;
    if (!this.mutual && !served) {
      const hull = this.alongHull(start, kept, least);
      if (hull.proved) return { chosen: hull.chosen, value: total(kept, hull.chosen), bound: total(kept, hull.chosen), proved: true, open: false };
      known = hull.chosen;
    }
    const enough: AtLeast = { coefficient: this.affinity, bound };
    const most = await this.solve({ value: kept, step: 1, served, rules: [enough], penalty: 0 }, known, total(kept, known));
    if (!most.chosen || !room) return most;
    const keep: AtLeast = { coefficient: kept, bound: total(kept, most.chosen) - 0.5 };
    // the higher total of equally few moves is a courtesy: the search for it is cut off after so many branches
    const parts = { value: this.affinity, step: this.step, served, rules: [keep], penalty: 0 };
    const best = await this.solve(parts, most.chosen, total(this.affinity, most.chosen), undefined, COURTESY);
    return { ...best, chosen: best.chosen ?? most.chosen, proved: most.proved };
  }

  /**
   * Kept pairs at a price in affinity, the price found by halving: flows only. Proved where the bound that the price gives
   * leaves no room for one more.
   */
  private alongHull(start: Uint8Array, kept: Float64Array, least: number): { chosen: Uint8Array; proved: boolean } {
    const { core, exact } = this.run.model;
    let chosen = start;
    let most = Infinity;
    let span = 1;
    for (const w of core.weight) span = Math.max(span, Math.abs(w));
    let low = 0;
    let high = 4 * span;
    for (let round = 0; round < HALVINGS && high - low > (exact ? 1 : 1e-9 * span); round++) {
      if (performance.now() > this.run.deadline) break;
      const price = round === 0 ? high : exact ? Math.floor((low + high) / 2) : (low + high) / 2;
      const weight = core.weight.map((w, e) => w + price * kept[e]!);
      const prices = startPrices(core, weight, exact, this.run.tick('price'));
      const at = solveCore(core, weight, { prices, tick: this.run.tick('repair') }).chosen;
      const sum = total(core.weight, at);
      most = Math.min(most, Math.floor((total(weight, at) - least) / price + 1e-9));
      if (sum >= least) {
        low = price;
        if (total(kept, at) > total(kept, chosen)) chosen = at;
        if (round === 0) break;
      } else high = price;
      if (total(kept, chosen) >= most) return { chosen, proved: true };
    }
    return { chosen, proved: total(kept, chosen) >= most };
  }

  async leastMutual(start: Uint8Array): Promise<Uint8Array | null> {
    const nothing = new Float64Array(start.length);
    const result = await this.solve({ value: nothing, step: 1, served: null, rules: [], penalty: 0, mutualPrice: 1 }, null, 0, start);
    return result.chosen;
  }

  /** Bans, round by round, the weaker direction of every owner pair that reviews each other. */
  withoutMutual(start: Uint8Array, elastic: Elastic = {}): Uint8Array | null {
    const { mutual } = this;
    const { core } = this.run.model;
    if (!mutual) return start;
    const banned = new Uint8Array(start.length);
    let chosen = start;
    for (let round = 0; round < FIXES && performance.now() < this.run.deadline; round++) {
      const bad = violatedPairs(mutual, chosen);
      if (bad.length === 0) return chosen;
      const gain = new Float64Array(2 * mutual.pairs);
      for (let e = 0; e < chosen.length; e++) if (chosen[e] && mutual.direction[e]! >= 0) gain[mutual.direction[e]!]! += core.weight[e]!;
      const out = new Uint8Array(2 * mutual.pairs);
      for (const p of bad) out[gain[2 * p]! < gain[2 * p + 1]! ? 2 * p : 2 * p + 1] = 1;
      for (let e = 0; e < banned.length; e++) if (mutual.direction[e]! >= 0 && out[mutual.direction[e]!]) banned[e] = 1;
      const left = restrict(core, banned);
      const flow = solveCore(left.core, left.core.weight, { elastic, tick: this.run.tick('place') });
      if (flow.shortage) return null;
      chosen = new Uint8Array(start.length);
      left.pair.forEach((e, k) => (chosen[e] = flow.chosen[k]!));
    }
    return null;
  }

  private feasibleStart(served: Served | null): Uint8Array | null {
    if (served) return null;
    return this.withoutMutual(solveCore(this.run.model.core, this.run.model.core.weight, {}).chosen);
  }

  private async solve(
    parts: Pick<Program, 'value' | 'step' | 'served' | 'rules' | 'penalty'> & { mutualPrice?: number },
    known: Uint8Array | null,
    value: number,
    also?: Uint8Array,
    nodes = 0,
  ): Promise<ProgramResult> {
    const first = this.first.slice();
    for (const more of [known, also]) more?.forEach((c, e) => c && (first[e] = 1));
    const program: Program = { core: this.run.model.core, mutual: this.mutual, mutualPrice: 0, ...parts };
    return solveProgram(program, {
      first,
      known: known ? { chosen: known, value } : null,
      deadline: this.run.deadline,
      cancelled: this.run.cancelled,
      nodes,
    });
  }

  /** Totals of submissions that ask, lowest first, forced pairs included. */
  private lowestTotals(chosen: Uint8Array): number[] {
    const { core, forcedBySubmission } = this.run.model;
    const totals = forcedBySubmission.slice();
    eachChosen(core, chosen, (i, _, e) => (totals[i]! += core.weight[e]!));
    return Array.from(totals.filter((_, i) => this.asks[i] === 1))
      .sort((a, b) => a - b)
      .map((w) => w * this.unit);
  }

  /** What each submission could get at best if it were alone, lowest first: no floor can be higher. */
  private highestTotals(given: Float64Array): number[] {
    const { core } = this.run.model;
    const tops: number[] = [];
    for (let i = 0; i < core.submissions; i++) {
      if (!this.asks[i]) continue;
      const row = this.affinity.slice(core.start[i]!, core.start[i + 1]!).sort().reverse();
      tops.push(given[i]! + row.slice(0, core.demand[i]!).reduce((a, b) => a + b, 0));
    }
    return tops.sort((a, b) => a - b);
  }
}
