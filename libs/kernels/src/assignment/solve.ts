import { AssignmentCancelled, type AssignmentInstance, type AssignmentResult, type InfeasibleAssignment, type SolveOptions } from './instance.js';
import { buildModel } from './model.js';
import { shortageReason, simpleReason, sum } from './explain.js';
import { describe } from './describe.js';
import { mutualRepair, smallestRepairs } from './repairs.js';
import { fewestMutual, optimise, placeMost, type Outcome, type Run } from './stages.js';

/**
 * Reviewers for submissions: the true optimum of total affinity (or the fairest, see `fairness`) under the rules of the
 * instance. With `current`, the optimum that gives up the fewest of its pairs.
 *
 * Expects a valid instance (`instanceProblems` lists what is wrong with one). Pure and deterministic as long as the time
 * limit is not reached. Integer and decimal affinities are summed exactly. Methods: docs/methods.md, "Assignment".
 * Throws {@link AssignmentCancelled} when `shouldCancel` says so.
 */
export async function solveAssignment(instance: AssignmentInstance, options: SolveOptions = {}): Promise<AssignmentResult> {
  const begun = performance.now();
  const model = buildModel(instance);
  const wanted = sum(model.core.demand);
  const cancelled = (): boolean => options.shouldCancel?.() ?? false;
  const run: Run = {
    instance,
    model,
    deadline: begun + 1000 * (options.timeLimitSeconds ?? 60),
    cancelled,
    tick: (stage) => (left) => {
      if (cancelled()) throw new AssignmentCancelled();
      options.onProgress?.({ stage, done: wanted === 0 ? 1 : Math.max(0, Math.min(1, 1 - left / wanted)) });
    },
  };
  run.tick('place')(wanted);
  const seconds = (): number => (performance.now() - begun) / 1000;
  if (model.impossible.length > 0) return infeasible(run, null, seconds);
  const outcome = await optimise(run);
  if (!outcome.chosen) {
    if (outcome.proved) return infeasible(run, outcome, seconds);
    // out of time before any assignment kept the rules: what could be placed is the honest answer
    return { ...(await infeasible(run, outcome, seconds)), reason: 'noMutual: no assignment was found within the time limit' };
  }
  const placed = describe(instance, model, outcome.chosen);
  if (outcome.proved) return { status: 'optimal', ...placed, seconds: seconds() };
  return { status: 'within-gap', bound: (outcome.bound + model.forcedWeight) / model.scale, ...placed, seconds: seconds() };
}

async function infeasible(run: Run, outcome: Outcome | null, seconds: () => number): Promise<InfeasibleAssignment> {
  const { instance, model } = run;
  const { core } = model;
  const { objective, assignment } = describe(instance, model, await placeMost(run));
  const got = new Int32Array(core.submissions);
  for (const [i] of assignment) got[i]!++;
  const unmet: [number, number][] = [];
  for (let i = 0; i < core.submissions; i++) {
    const missing = instance.reviews_per_submission[i]! - got[i]!;
    if (missing > 0) unmet.push([i, missing]);
  }
  const best = { assignments: assignment.length, objective, assignment };
  if (outcome?.mutualBinds) {
    const repair = mutualRepair(await fewestMutual(run));
    const reason = 'noMutual: every assignment that keeps all other rules lets two owners review each other';
    return { status: 'infeasible', reason, unmet, repairs: repair ? [repair] : [], best, seconds: seconds() };
  }
  const reason = simpleReason(model) ?? (outcome?.shortage ? shortageReason(core, outcome.shortage) : 'the rules contradict one another');
  const repairs = smallestRepairs(instance, model, () => run.tick('explain')(0));
  return { status: 'infeasible', reason, unmet, repairs, best, seconds: seconds() };
}
