/** [submission, reviewer], both counted from 0. */
export type Pair = readonly [submission: number, reviewer: number];

/** Pairs as columns of equal length, for callers with millions of them. */
export interface PairColumns {
  submission: Int32Array;
  reviewer: Int32Array;
  affinity: Float64Array;
}

/** One assignment problem; the key names are those of the exchange format (see docs/methods.md). */
export interface AssignmentInstance {
  name?: string;
  /** Number of submissions N and of reviewers M. */
  submissions: number;
  reviewers: number;
  /** N counts of reviews to assign. */
  reviews_per_submission: ArrayLike<number>;
  /** M upper and lower loads. */
  max_load: ArrayLike<number>;
  min_load?: ArrayLike<number>;
  /** N rows of M affinities; null = not allowed. Either this or `pairs`. */
  affinity?: ArrayLike<ArrayLike<number | null>>;
  /** Allowed pairs with their affinity; absent = not allowed. */
  pairs?: readonly (readonly [submission: number, reviewer: number, affinity: number])[] | PairColumns;
  conflicts?: readonly Pair[];
  forced?: readonly Pair[];
  /** At most `maxPerGroup` reviewers of one submission carry the same label; null = in no group. */
  groups?: { reviewer: ArrayLike<string | number | null>; maxPerGroup: number };
  /** Whose dossier, whose reviewer; with `noMutual` owner A does not review B while B reviews A. */
  submissionOwner?: ArrayLike<string | number | null>;
  reviewerOwner?: ArrayLike<string | number | null>;
  noMutual?: boolean;
  fairness?: 'sum' | 'worst-first';
  /** An assignment to repair: as few of its pairs as possible are given up. */
  current?: readonly Pair[];
  /** Affinity that may be given up to keep more of `current`; 0 by default. */
  slack?: number;
}

export interface SolveOptions {
  /** Past it the best found is returned with its bound; 60 by default. */
  timeLimitSeconds?: number;
  onProgress?: (progress: { stage: string; done: number }) => void;
  /** Asked now and then; true ends the run with {@link AssignmentCancelled}. */
  shouldCancel?: () => boolean;
}

/** The run was ended because `shouldCancel` said so. */
export class AssignmentCancelled extends Error {
  constructor() {
    super('the assignment was cancelled');
  }
}

interface Placed {
  objective: number;
  /** Smallest total affinity of a submission that asks for reviews; null if none does. */
  minimumAffinity: number | null;
  /** Pairs, ordered by submission, then reviewer. */
  assignment: [number, number][];
  /** Reviews per reviewer. */
  loads: number[];
  /** Pairs of `current` that are no longer there; only where `current` was given. */
  moved?: number;
  seconds: number;
}

export interface OptimalAssignment extends Placed {
  status: 'optimal';
}

export interface BoundedAssignment extends Placed {
  status: 'within-gap';
  /** No assignment has a higher total. */
  bound: number;
}

export interface InfeasibleAssignment {
  status: 'infeasible';
  /** The binding rule in words. */
  reason: string;
  /** What stays open in `best`. */
  unmet: [submission: number, missing: number][];
  repairs: Repair[];
  best: { assignments: number; objective: number; assignment: [number, number][] };
  seconds: number;
}

/** One change that makes the instance solvable (or, with others of its kind, brings it nearer: `enough` is false). */
export interface Repair {
  change: 'raise-load' | 'lift-conflict' | 'allow-pair' | 'lower-demand' | 'lower-minimum' | 'drop-forced' | 'raise-group-limit' | 'allow-mutual';
  text: string;
  enough: boolean;
  reviewers?: [reviewer: number, by: number][];
  submissions?: [submission: number, by: number][];
  pairs?: [number, number][];
  maxPerGroup?: number;
}

export type AssignmentResult = OptimalAssignment | BoundedAssignment | InfeasibleAssignment;
