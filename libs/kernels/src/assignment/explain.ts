import type { Core } from './core.js';
import type { Model } from './model.js';
import type { Shortage } from './network.js';

const LISTED = 12;

/** Numbers as counted in the instance, shortened when there are many. */
export function listNumbers(numbers: readonly number[]): string {
  if (numbers.length <= LISTED) return numbers.join(', ');
  return `${numbers.slice(0, LISTED).join(', ')} and ${numbers.length - LISTED} more`;
}

/** Rules that a single submission, a single reviewer or the totals already break. */
export function simpleReason(model: Model): string | null {
  const { core, impossible, forced } = model;
  if (impossible.length > 0) {
    return impossible.map(({ pair: [i, j], why }) => `forced pair [${i}, ${j}] ${why}`).join('; ');
  }
  const wanted = sum(core.demand);
  const places = sum(core.high);
  const given = forced.length;
  if (places < wanted) {
    return `max_load: all reviewers together may take ${places + given} reviews, but ${wanted + given} are asked for: ${wanted - places} too few`;
  }
  const least = sum(core.low);
  const already = given > 0 ? ` besides the ${given} forced` : '';
  if (least > wanted) return `min_load: the minimum loads add up to ${least}, but only ${wanted} reviews are asked for${already}`;
  const { reach, candidates } = counts(core);
  const short: number[] = [];
  for (let i = 0; i < core.submissions; i++) if (reach[i]! < core.demand[i]!) short.push(i);
  if (short.length > 0) {
    const i = short[0]!;
    const rule = core.groups && core.start[i + 1]! - core.start[i]! >= core.demand[i]! ? `within the limit of ${core.groups.limit} per group` : 'after conflicts';
    const others = short.length > 1 ? `; the same holds for submissions ${listNumbers(short.slice(1))}` : '';
    return `submission ${i} asks for ${core.demand[i]} reviews${already}, but only ${reach[i]} reviewers are allowed for it ${rule}${others}`;
  }
  for (let j = 0; j < core.reviewers; j++) {
    if (candidates[j]! < core.low[j]!) {
      return `min_load: reviewer ${j} must review at least ${core.low[j]}${already}, but only ${candidates[j]} submissions are allowed`;
    }
  }
  return null;
}

/** The bottleneck that the flow ran into, in words. */
export function shortageReason(core: Core, shortage: Shortage): string {
  const inside = new Uint8Array(core.reviewers);
  for (const j of shortage.reviewers) inside[j] = 1;
  const member = new Uint8Array(core.submissions);
  for (const i of shortage.submissions) member[i] = 1;
  const limited = core.groups ? ` (at most ${core.groups.limit} per group)` : '';
  if (!shortage.minimumLoads) {
    let asked = 0;
    let outside = 0;
    for (const i of shortage.submissions) {
      asked += core.demand[i]!;
      const row = { from: core.start[i]!, to: core.start[i + 1]! };
      for (let e = row.from; e < row.to; e++) if (!inside[core.reviewer[e]!]) outside++;
    }
    let places = 0;
    for (const j of shortage.reviewers) places += core.high[j]!;
    const elsewhere = outside > 0 ? `, and ${outside} allowed pairs with others` : '';
    return (
      `max_load: submissions ${listNumbers(shortage.submissions)} ask for ${asked} reviews together; the reviewers allowed for them ` +
      `(${listNumbers(shortage.reviewers)}) have ${places} places${elsewhere}${limited}: ${shortage.units} too few`
    );
  }
  // the sink is inside: reviewers left outside cannot reach their minimum
  const lacking: number[] = [];
  let least = 0;
  for (let j = 0; j < core.reviewers; j++) {
    if (!inside[j] && core.low[j]! > 0) {
      lacking.push(j);
      least += core.low[j]!;
    }
  }
  return (
    `min_load: reviewers ${listNumbers(lacking)} must take at least ${least} reviews together, but the submissions allowed for them ` +
    `can give them only ${least - shortage.units}${limited}`
  );
}

/** Per submission, how many reviewers it could have at most; per reviewer, how many submissions. */
function counts(core: Core): { reach: Int32Array; candidates: Int32Array } {
  const reach = new Int32Array(core.submissions);
  const candidates = new Int32Array(core.reviewers);
  const inGroup = new Int32Array(core.groups?.count ?? 0);
  for (let i = 0; i < core.submissions; i++) {
    inGroup.fill(0);
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) {
      const j = core.reviewer[e]!;
      if (core.high[j]! <= 0) continue;
      candidates[j]!++;
      const g = core.groups ? core.groups.of[j]! : -1;
      if (core.groups && g >= 0) {
        const limit = core.groups.limit - (core.groups.used.get(i * core.groups.count + g) ?? 0);
        if (inGroup[g]! >= limit) continue;
        inGroup[g]!++;
      }
      reach[i]!++;
    }
  }
  return { reach, candidates };
}

export function sum(values: Int32Array): number {
  let total = 0;
  for (const v of values) total += v;
  return total;
}
