import type { AssignmentInstance } from '@peerpolis/kernels';

export interface Enumerated {
  objective: number;
  /** Totals of the two worst-served submissions among those that ask for reviews. */
  worst: number[];
  kept: number;
}

/**
 * Every assignment that keeps all rules, by plain enumeration: shares nothing with the solver, for instances of a few
 * submissions only. With `partial` demands may stay open and minimum loads are ignored.
 */
export function enumerate(instance: AssignmentInstance, partial = false): (Enumerated & { placed: number })[] {
  const { submissions, reviewers } = instance;
  const found: (Enumerated & { placed: number })[] = [];
  const conflicts = new Set((instance.conflicts ?? []).map(String));
  const forced = new Set((instance.forced ?? []).map(String));
  const current = new Set((instance.current ?? []).map(String));
  const value = (i: number, j: number): number | null => {
    if (conflicts.has(`${i},${j}`)) return null;
    if (instance.affinity) return instance.affinity[i]![j] ?? null;
    const pairs = instance.pairs ?? [];
    if ('submission' in pairs) throw new Error('columns are not enumerated');
    return pairs.find(([a, b]) => a === i && b === j)?.[2] ?? null;
  };
  const load = new Array<number>(reviewers).fill(0);
  const taken: [number, number][] = [];
  const totals = new Array<number>(submissions).fill(0);

  const submission = (i: number): void => {
    if (i === submissions) {
      if (!partial && load.some((l, j) => l < (instance.min_load?.[j] ?? 0))) return;
      if (instance.noMutual && mutual()) return;
      const asking = totals.filter((_, k) => instance.reviews_per_submission[k]! > 0).sort((a, b) => a - b);
      found.push({
        objective: totals.reduce((a, b) => a + b, 0),
        worst: asking.slice(0, 2),
        kept: taken.filter((pair) => current.has(String(pair))).length,
        placed: taken.length,
      });
      return;
    }
    reviewer(i, 0, 0);
  };
  const reviewer = (i: number, j: number, got: number): void => {
    if (j === reviewers) {
      if (partial || got === instance.reviews_per_submission[i]) submission(i + 1);
      return;
    }
    const must = forced.has(`${i},${j}`);
    if (!must) reviewer(i, j + 1, got);
    const a = value(i, j);
    if (a === null || got === instance.reviews_per_submission[i] || load[j] === instance.max_load[j]) return;
    const label = instance.groups?.reviewer[j];
    if (instance.groups && label !== null && label !== undefined) {
      const same = taken.filter(([x, y]) => x === i && instance.groups!.reviewer[y] === label).length;
      if (same >= instance.groups.maxPerGroup) return;
    }
    load[j]!++;
    totals[i]! += a;
    taken.push([i, j]);
    reviewer(i, j + 1, got + 1);
    taken.pop();
    totals[i]! -= a;
    load[j]!--;
  };
  const mutual = (): boolean => {
    const seen = new Set<string>();
    for (const [i, j] of taken) {
      const reviewed = instance.submissionOwner?.[i];
      const reviewing = instance.reviewerOwner?.[j];
      if (reviewed === null || reviewing === null) continue;
      seen.add(JSON.stringify([reviewing, reviewed]));
    }
    return [...seen].some((edge) => seen.has(JSON.stringify((JSON.parse(edge) as unknown[]).reverse())));
  };
  submission(0);
  return found;
}

/** What an assignment breaks, checked from the words of the format alone. */
export function brokenRules(instance: AssignmentInstance, assignment: readonly (readonly [number, number])[], partial = false): string[] {
  const broken: string[] = [];
  const seen = new Set<string>();
  const got = new Array<number>(instance.submissions).fill(0);
  const load = new Array<number>(instance.reviewers).fill(0);
  const perGroup = new Map<string, number>();
  const conflicts = new Set((instance.conflicts ?? []).map(String));
  for (const [i, j] of assignment) {
    if (seen.has(`${i},${j}`)) broken.push(`pair ${i},${j} twice`);
    seen.add(`${i},${j}`);
    if (conflicts.has(`${i},${j}`)) broken.push(`conflict ${i},${j}`);
    got[i]!++;
    load[j]!++;
    const label = instance.groups?.reviewer[j];
    if (label !== null && label !== undefined) perGroup.set(`${i} ${label}`, (perGroup.get(`${i} ${label}`) ?? 0) + 1);
  }
  for (const [i, j] of instance.forced ?? []) if (!seen.has(`${i},${j}`)) broken.push(`forced ${i},${j} lacks`);
  got.forEach((g, i) => {
    const d = instance.reviews_per_submission[i]!;
    if (partial ? g > d : g !== d) broken.push(`submission ${i} has ${g} of ${d}`);
  });
  load.forEach((l, j) => {
    if (l > instance.max_load[j]! || (!partial && l < (instance.min_load?.[j] ?? 0))) broken.push(`reviewer ${j} has ${l}`);
  });
  for (const [key, c] of perGroup) if (c > instance.groups!.maxPerGroup) broken.push(`group ${key}: ${c}`);
  if (instance.noMutual) {
    const reviews = new Set<string>();
    for (const [i, j] of assignment) reviews.add(JSON.stringify([instance.reviewerOwner![j], instance.submissionOwner![i]]));
    for (const [i, j] of assignment) {
      const a = instance.submissionOwner![i];
      const b = instance.reviewerOwner![j];
      if (a !== null && b !== null && reviews.has(JSON.stringify([a, b]))) broken.push(`mutual ${i},${j}`);
    }
  }
  return broken;
}
