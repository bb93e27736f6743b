import type { AssignmentInstance } from './instance.js';
import type { Core } from './core.js';

/**
 * Owner pairs that could review each other. `direction[e]` is the pair's number * 2 plus the direction, or -1 where the
 * opposite direction has no allowed pair at all.
 */
export interface MutualRule {
  pairs: number;
  direction: Int32Array;
}

/** Owner numbers, -1 = no owner; equal labels of submissions and reviewers get equal numbers. */
export interface Owners {
  count: number;
  submission: Int32Array;
  reviewer: Int32Array;
}

export function ownersOf(instance: AssignmentInstance): Owners | null {
  const { submissionOwner, reviewerOwner } = instance;
  if (!instance.noMutual || !submissionOwner || !reviewerOwner) return null;
  const numbers = new Map<string | number, number>();
  const number = (label: string | number | null | undefined): number => {
    if (label === null || label === undefined) return -1;
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  };
  const submission = Int32Array.from({ length: instance.submissions }, (_, i) => number(submissionOwner[i]));
  const reviewer = Int32Array.from({ length: instance.reviewers }, (_, j) => number(reviewerOwner[j]));
  return { count: numbers.size, submission, reviewer };
}

/** Who reviews whom, as one number; -1 where one of the two has no owner. */
export function reviewKey(owners: Owners, submission: number, reviewer: number): number {
  const by = owners.reviewer[reviewer]!;
  const of = owners.submission[submission]!;
  return by < 0 || of < 0 ? -1 : by * owners.count + of;
}

export function reverseKey(owners: Owners, key: number): number {
  return (key % owners.count) * owners.count + Math.floor(key / owners.count);
}

/** The rule over the allowed pairs of a core; null if no two of them exclude each other. */
export function mutualRule(core: Core, owners: Owners): MutualRule | null {
  const present = new Set<number>();
  const each = (visit: (e: number, key: number) => void): void => {
    for (let i = 0; i < core.submissions; i++) {
      for (let e = core.start[i]!; e < core.start[i + 1]!; e++) visit(e, reviewKey(owners, i, core.reviewer[e]!));
    }
  };
  each((_, key) => present.add(key));
  const numbers = new Map<number, number>();
  const direction = new Int32Array(core.reviewer.length).fill(-1);
  each((e, key) => {
    if (key < 0) return;
    const reverse = reverseKey(owners, key);
    if (!present.has(reverse)) return;
    const low = Math.min(key, reverse);
    let pair = numbers.get(low);
    if (pair === undefined) numbers.set(low, (pair = numbers.size));
    direction[e] = pair * 2 + (key === low ? 0 : 1);
  });
  return numbers.size === 0 ? null : { pairs: numbers.size, direction };
}

/** The owner pairs that review each other in a choice of pairs. */
export function violatedPairs(rule: MutualRule, chosen: Uint8Array): number[] {
  const seen = new Uint8Array(rule.pairs);
  for (let e = 0; e < chosen.length; e++) {
    const d = rule.direction[e]!;
    if (chosen[e] && d >= 0) seen[d >> 1]! |= 1 << (d & 1);
  }
  const violated: number[] = [];
  for (let p = 0; p < rule.pairs; p++) if (seen[p] === 3) violated.push(p);
  return violated;
}
