import type { AssignmentInstance } from './instance.js';
import type { Model } from './model.js';

export interface Described {
  objective: number;
  minimumAffinity: number | null;
  assignment: [number, number][];
  loads: number[];
  moved?: number;
}

/** The pairs of a solution with their figures; sums are exact where the affinities are decimals. */
export function describe(instance: AssignmentInstance, model: Model, chosen: Uint8Array): Described {
  const { core, scale, forced, forcedWeight, forcedBySubmission } = model;
  const assignment: [number, number][] = forced.map(([i, j]) => [i, j]);
  const loads = new Array<number>(core.reviewers).fill(0);
  let total = forcedWeight;
  let minimum: number | null = null;
  for (let i = 0; i < core.submissions; i++) {
    let here = forcedBySubmission[i]!;
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) {
      if (!chosen[e]) continue;
      here += core.weight[e]!;
      total += core.weight[e]!;
      assignment.push([i, core.reviewer[e]!]);
    }
    if (instance.reviews_per_submission[i]! > 0 && (minimum === null || here < minimum)) minimum = here;
  }
  assignment.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [, j] of assignment) loads[j]!++;
  const described = { objective: total / scale, minimumAffinity: minimum === null ? null : minimum / scale, assignment, loads };
  if (!instance.current) return described;
  const now = new Set(assignment.map(([i, j]) => i * core.reviewers + j));
  const before = new Set(instance.current.map(([i, j]) => i * core.reviewers + j));
  let moved = 0;
  for (const key of before) if (!now.has(key)) moved++;
  return { ...described, moved };
}
