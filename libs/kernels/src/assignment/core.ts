/**
 * The flow part of an assignment problem: submissions with demands, reviewers with lower and upper loads, allowed pairs
 * (0 or 1 each) in compressed rows by submission, and an upper limit per submission and reviewer group.
 */
export interface Core {
  submissions: number;
  reviewers: number;
  /** submissions + 1 entries: the pairs of submission i are start[i] .. start[i + 1] - 1. */
  start: Int32Array;
  /** Reviewer of each pair. */
  reviewer: Int32Array;
  /** Value of each pair, to be maximised. */
  weight: Float64Array;
  demand: Int32Array;
  low: Int32Array;
  high: Int32Array;
  groups: CoreGroups | null;
}

export interface CoreGroups {
  /** Group number of each reviewer, -1 = in none. */
  of: Int32Array;
  count: number;
  limit: number;
  /** Places already used by forced pairs, key submission * count + group. */
  used: Map<number, number>;
}

export function groupLimit(groups: CoreGroups, submission: number, group: number): number {
  return groups.limit - (groups.used.get(submission * groups.count + group) ?? 0);
}

/** Dual values that prove an optimum: see {@link verifyCertificate}. */
export interface Duals {
  /** Per submission. */
  submission: Float64Array;
  /** Per reviewer: the price of one place. */
  reviewer: Float64Array;
  /** Per (submission, group) whose limit can bind, key submission * count + group. */
  group: Map<number, number>;
}
