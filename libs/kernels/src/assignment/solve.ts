import { AssignmentCancelled, type AssignmentInstance, type AssignmentResult, type InfeasibleAssignment, type SolveOptions } from './instance.js';
import { buildModel, type Model } from './model.js';
import { solveCore, type FlowResult, type Shortage } from './network.js';
import { shortageReason, simpleReason, sum } from './explain.js';
import { smallestRepairs } from './repairs.js';

/**
 * Reviewers for submissions: the true optimum of total affinity under the rules of the instance.
 *
 * Expects a valid instance (`instanceProblems` lists what is wrong with one). Pure and deterministic: the same instance
 * gives the same assignment. Integer and decimal affinities are summed exactly.
 * Throws {@link AssignmentCancelled} when `shouldCancel` says so.
 */
export async function solveAssignment(instance: AssignmentInstance, options: SolveOptions = {}): Promise<AssignmentResult> {
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  const model = buildModel(instance);
  const total = sum(model.core.demand);
  const tick = (stage: string) => (left: number): void => {
    if (options.shouldCancel?.()) throw new AssignmentCancelled();
    options.onProgress?.({ stage, done: total === 0 ? 1 : Math.max(0, Math.min(1, 1 - left / total)) });
  };
  tick('place')(total);
  if (model.impossible.length > 0) return infeasible(instance, model, null, seconds, tick('explain'));
  const result = solveCore(model.core, model.core.weight, { tick: tick('place') });
  if (result.shortage) return infeasible(instance, model, result.shortage, seconds, tick('explain'));
  const placed = describe(model, result.chosen);
  return { status: 'optimal', ...placed, seconds: seconds() };
}

interface Described {
  objective: number;
  minimumAffinity: number | null;
  assignment: [number, number][];
  loads: number[];
}

/** The pairs of a solution with their figures; sums are exact where the affinities are decimals. */
export function describe(model: Model, chosen: Uint8Array): Described {
  const { core, scale, forced, forcedWeight, forcedBySubmission } = model;
  const assignment: [number, number][] = forced.map(([i, j]) => [i, j]);
  const loads = new Array<number>(core.reviewers).fill(0);
  let total = forcedWeight;
  let minimum: number | null = null;
  const asked = Uint8Array.from(core.demand, (d) => (d > 0 ? 1 : 0));
  for (const [i] of forced) asked[i] = 1;
  for (let i = 0; i < core.submissions; i++) {
    let here = forcedBySubmission[i]!;
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) {
      if (!chosen[e]) continue;
      here += core.weight[e]!;
      total += core.weight[e]!;
      assignment.push([i, core.reviewer[e]!]);
    }
    if (asked[i] && (minimum === null || here < minimum)) minimum = here;
  }
  assignment.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [, j] of assignment) loads[j]!++;
  return { objective: total / scale, minimumAffinity: minimum === null ? null : minimum / scale, assignment, loads };
}

function infeasible(
  instance: AssignmentInstance,
  model: Model,
  shortage: Shortage | null,
  seconds: () => number,
  tick: (left: number) => void,
): InfeasibleAssignment {
  const { core } = model;
  const free = { ...core, low: new Int32Array(core.reviewers) };
  const best: FlowResult = solveCore(free, core.weight, { elastic: { missing: true }, tick });
  const { objective, assignment } = describe(model, best.chosen);
  const got = new Int32Array(core.submissions);
  for (const [i] of assignment) got[i]!++;
  const unmet: [number, number][] = [];
  for (let i = 0; i < core.submissions; i++) {
    const missing = instance.reviews_per_submission[i]! - got[i]!;
    if (missing > 0) unmet.push([i, missing]);
  }
  const reason = simpleReason(model) ?? (shortage ? shortageReason(core, shortage) : 'the rules contradict one another');
  const repairs = smallestRepairs(instance, model, () => tick(0));
  return { status: 'infeasible', reason, unmet, repairs, best: { assignments: assignment.length, objective, assignment }, seconds: seconds() };
}
