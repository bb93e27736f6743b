import { KernelInputError, nearestWord, type KernelProblem } from '../problems.js';
import type { AssignmentInstance } from './instance.js';

const KEYS = [
  'name', 'submissions', 'reviewers', 'reviews_per_submission', 'max_load', 'min_load', 'affinity', 'pairs', 'conflicts', 'forced', 'groups',
  'submissionOwner', 'reviewerOwner', 'noMutual', 'fairness', 'current', 'slack',
];
/** Kept for people, not read. */
const REMARKS = ['note', 'seed', 'title', 'description', 'comment', 'source'];
const MOST_LISTED = 100;

type Json = Record<string, unknown>;

/**
 * An instance from parsed JSON, every rule of the format checked.
 * @throws KernelInputError with all problems at once, each with its path in `key`
 */
export function parseInstance(value: unknown): AssignmentInstance {
  const problems = instanceProblems(value);
  if (problems.length > 0) throw new KernelInputError(problems);
  return value as AssignmentInstance;
}

/** What is wrong with an instance; `key` is the path in the JSON, for example `affinity[3][7]`. Indices count from 0. */
export function instanceProblems(value: unknown): KernelProblem[] {
  const list = new ProblemList();
  if (!isObject(value)) {
    list.add('', 'must be an object with submissions, reviewers, reviews_per_submission, max_load and affinity or pairs');
    return list.problems;
  }
  for (const key of Object.keys(value)) {
    if (KEYS.includes(key) || REMARKS.includes(key)) continue;
    const nearest = nearestWord(key, KEYS, true);
    list.add(key, `is not a known key${nearest ? `; did you mean ${nearest}?` : ''}`);
  }
  const n = count(list, value, 'submissions');
  const m = count(list, value, 'reviewers');
  if (value['name'] !== undefined && typeof value['name'] !== 'string') list.add('name', 'must be text');
  wholeNumbers(list, value, 'reviews_per_submission', n, true);
  wholeNumbers(list, value, 'max_load', m, true);
  wholeNumbers(list, value, 'min_load', m, false);
  const low = value['min_load'];
  const high = value['max_load'];
  if (Array.isArray(low) && Array.isArray(high)) {
    low.forEach((least: unknown, j) => {
      const most: unknown = high[j];
      if (isCount(least) && isCount(most) && least > most) {
        list.add(`min_load[${j}]`, `is ${least}, above the reviewer's max_load of ${most}`);
      }
    });
  }
  affinities(list, value, n, m);
  for (const key of ['conflicts', 'forced', 'current']) pairList(list, value, key, n, m);
  groups(list, value['groups'], m);
  labels(list, value['submissionOwner'], 'submissionOwner', n);
  labels(list, value['reviewerOwner'], 'reviewerOwner', m);
  if (value['noMutual'] !== undefined && typeof value['noMutual'] !== 'boolean') list.add('noMutual', 'must be true or false');
  if (value['noMutual'] === true) {
    for (const key of ['submissionOwner', 'reviewerOwner']) if (value[key] === undefined) list.add(key, 'is needed for noMutual');
  }
  const fairness = value['fairness'];
  if (fairness !== undefined && fairness !== 'sum' && fairness !== 'worst-first') list.add('fairness', 'must be "sum" or "worst-first"');
  const slack = value['slack'];
  if (slack !== undefined && !(typeof slack === 'number' && Number.isFinite(slack) && slack >= 0)) list.add('slack', 'must be a number, at least 0');
  if (slack !== undefined && value['current'] === undefined) list.add('slack', 'has a meaning only together with current');
  return list.close();
}

/** Loads that cannot cover the demand whatever the pairs are; such an instance is infeasible. */
export function loadProblems(instance: AssignmentInstance): KernelProblem[] {
  const wanted = total(instance.reviews_per_submission);
  const places = total(instance.max_load);
  if (places >= wanted) return [];
  const message = `the loads of all reviewers add up to ${places}, the reviews asked for to ${wanted}: ${wanted - places} too few`;
  return [{ key: 'max_load', message }];
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum;
}

class ProblemList {
  readonly problems: KernelProblem[] = [];
  private further = 0;

  add(key: string, message: string): void {
    if (this.problems.length < MOST_LISTED) this.problems.push(key === '' ? { message } : { key, message });
    else this.further++;
  }

  close(): KernelProblem[] {
    if (this.further > 0) this.problems.push({ message: `and ${this.further} further problems` });
    return this.problems;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function count(list: ProblemList, value: Json, key: string): number | null {
  const given = value[key];
  if (given === undefined) list.add(key, 'is missing');
  else if (!isCount(given)) list.add(key, `must be a whole number, at least 0, not ${show(given)}`);
  else return given;
  return null;
}

function sized(list: ProblemList, given: unknown, key: string, length: number | null, of: string): given is unknown[] {
  if (!Array.isArray(given)) {
    list.add(key, `must be a list of ${length === null ? '' : `${length} `}${of}`);
    return false;
  }
  if (length !== null && given.length !== length) list.add(key, `has ${given.length} entries, must have ${length}`);
  return true;
}

function wholeNumbers(list: ProblemList, value: Json, key: string, length: number | null, required: boolean): void {
  const given = value[key];
  if (given === undefined) {
    if (required) list.add(key, 'is missing');
    return;
  }
  if (!sized(list, given, key, length, 'whole numbers')) return;
  given.forEach((entry, k) => {
    if (!isCount(entry)) list.add(`${key}[${k}]`, `must be a whole number, at least 0, not ${show(entry)}`);
  });
}

function affinities(list: ProblemList, value: Json, n: number | null, m: number | null): void {
  const { affinity, pairs } = value;
  if ((affinity === undefined) === (pairs === undefined)) {
    list.add('affinity', affinity === undefined ? 'is missing; give either affinity or pairs' : 'and pairs cannot both be given');
    return;
  }
  if (affinity !== undefined) {
    if (!sized(list, affinity, 'affinity', n, 'rows, one per submission')) return;
    affinity.forEach((row: unknown, i) => {
      if (!sized(list, row, `affinity[${i}]`, m, 'numbers, one per reviewer')) return;
      for (let j = 0; j < row.length; j++) {
        const a = row[j];
        if (a !== null && !(typeof a === 'number' && Number.isFinite(a))) list.add(`affinity[${i}][${j}]`, `must be a number or null, not ${show(a)}`);
      }
    });
    return;
  }
  if (!Array.isArray(pairs)) {
    list.add('pairs', 'must be a list of [submission, reviewer, affinity]');
    return;
  }
  const places = new Map<number, number>();
  pairs.forEach((pair: unknown, k) => {
    const key = `pairs[${k}]`;
    if (!Array.isArray(pair) || pair.length !== 3) {
      list.add(key, `must be [submission, reviewer, affinity], not ${show(pair)}`);
      return;
    }
    const ok = inRange(list, key, pair, n, m);
    const a: unknown = pair[2];
    if (!(typeof a === 'number' && Number.isFinite(a))) list.add(`${key}[2]`, `must be a number, not ${show(a)}`);
    if (!ok || m === null) return;
    const place = (pair[0] as number) * m + (pair[1] as number);
    const first = places.get(place);
    if (first === undefined) places.set(place, k);
    else list.add(key, `names submission ${String(pair[0])} and reviewer ${String(pair[1])} a second time (first in pairs[${first}])`);
  });
}

function pairList(list: ProblemList, value: Json, key: string, n: number | null, m: number | null): void {
  const given = value[key];
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    list.add(key, 'must be a list of [submission, reviewer]');
    return;
  }
  given.forEach((pair: unknown, k) => {
    if (!Array.isArray(pair) || pair.length !== 2) list.add(`${key}[${k}]`, `must be [submission, reviewer], not ${show(pair)}`);
    else inRange(list, `${key}[${k}]`, pair, n, m);
  });
}

function inRange(list: ProblemList, key: string, pair: unknown[], n: number | null, m: number | null): boolean {
  let ok = true;
  for (const [at, size, what] of [[0, n, 'submission'], [1, m, 'reviewer']] as const) {
    const number = pair[at];
    if (isCount(number) && (size === null || number < size)) continue;
    ok = false;
    const range = size === null ? '' : size === 0 ? '; there are none' : ` from 0 to ${size - 1}`;
    list.add(`${key}[${at}]`, `must be a ${what} number${range}, not ${show(number)}`);
  }
  return ok;
}

function groups(list: ProblemList, given: unknown, m: number | null): void {
  if (given === undefined) return;
  if (!isObject(given)) {
    list.add('groups', 'must be {"reviewer": [label per reviewer], "maxPerGroup": number}');
    return;
  }
  const known = ['reviewer', 'maxPerGroup'];
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    const nearest = nearestWord(key, known);
    list.add(`groups.${key}`, `is not a known key${nearest ? `; did you mean ${nearest}?` : ''}`);
  }
  if (given['reviewer'] === undefined) list.add('groups.reviewer', 'is missing');
  else labels(list, given['reviewer'], 'groups.reviewer', m);
  const most = given['maxPerGroup'];
  if (!isCount(most)) list.add('groups.maxPerGroup', most === undefined ? 'is missing' : `must be a whole number, at least 0, not ${show(most)}`);
}

function labels(list: ProblemList, given: unknown, key: string, length: number | null): void {
  if (given === undefined || !sized(list, given, key, length, 'labels')) return;
  given.forEach((label, k) => {
    if (label !== null && typeof label !== 'string' && typeof label !== 'number') list.add(`${key}[${k}]`, `must be text, a number or null, not ${show(label)}`);
  });
}
