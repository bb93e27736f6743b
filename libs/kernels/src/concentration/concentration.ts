/**
 * Gini coefficient of non-negative amounts: sum over i of (2 i - n - 1) x_(i) / (n sum x), x sorted ascending, i from 1.
 * 0 = all equal, (n - 1) / n = one holds everything. Source: Gini (1912); the form over sorted values is Sen's (1973).
 * @returns null without amounts or when all are 0
 * @throws RangeError for an amount that is negative or not finite
 */
export function gini(amounts: Float64Array): number | null {
  const total = sumOf(amounts);
  if (total === 0) return null;
  const sorted = amounts.slice().sort();
  let sum = 0;
  sorted.forEach((x, i) => (sum += (2 * (i + 1) - sorted.length - 1) * (x / total)));
  return sum / sorted.length;
}

export interface Herfindahl {
  /** Sum of squared shares, 1 / n to 1. */
  index: number;
  /** (index - 1 / n) / (1 - 1 / n), 0 to 1; null for a single holder. */
  normalised: number | null;
  /** 1 / index: as many equal holders would be as concentrated. */
  effectiveNumber: number;
}

/**
 * Herfindahl-Hirschman index of non-negative amounts; holders of nothing count towards n. Source: Hirschman (1945), Herfindahl (1950).
 * @returns null without amounts or when all are 0
 * @throws RangeError for an amount that is negative or not finite
 */
export function herfindahl(amounts: Float64Array): Herfindahl | null {
  const total = sumOf(amounts);
  if (total === 0) return null;
  const n = amounts.length;
  const index = amounts.reduce((sum, x) => sum + (x / total) ** 2, 0);
  return { index, normalised: n > 1 ? (index - 1 / n) / (1 - 1 / n) : null, effectiveNumber: 1 / index };
}

export interface Theil {
  /** Mean of x / mean * ln(x / mean); 0 = all equal, ln n = one holds everything. */
  total: number;
  /** Inequality inside the groups, weighted by their shares of the amount. */
  within: number;
  /** Inequality that would remain if everybody had the mean of their group; total = within + between. */
  between: number;
  groups: TheilGroup[];
}

export interface TheilGroup {
  /** Holders in the group. */
  size: number;
  /** The group's share of the amount. */
  share: number;
  /** Theil index inside the group; null for a group without holders or amount. */
  theil: number | null;
  /** What the group adds to `between`: share * ln(share / (size / n)); negative where it has less than its part. */
  contribution: number;
}

/**
 * Theil's T index with its exact decomposition by groups. Source: Theil, Economics and Information Theory (1967);
 * the decomposition is Shorrocks's (1980).
 * @param amounts non-negative, one per holder; 0 ln 0 counts as 0
 * @param group index of each holder's group, 0 to groups - 1
 * @returns null without amounts or when all are 0
 * @throws RangeError for an amount that is negative or not finite, or a group out of range
 */
export function theil(amounts: Float64Array, group: Int32Array, groups: number): Theil | null {
  const total = sumOf(amounts);
  if (group.length !== amounts.length) throw new RangeError('amounts and group must have one length');
  if (total === 0) return null;
  const n = amounts.length;
  const size = new Int32Array(groups);
  const share = new Float64Array(groups);
  amounts.forEach((x, i) => {
    const g = group[i]!;
    if (!(g >= 0 && g < groups)) throw new RangeError(`group ${g} is not one of ${groups}`);
    size[g] = size[g]! + 1;
    share[g]! += x / total;
  });
  const inside = new Float64Array(groups);
  amounts.forEach((x, i) => {
    const g = group[i]!;
    if (x > 0) inside[g]! += logTimes(x / total / share[g]!, 1 / size[g]!);
  });
  const result: TheilGroup[] = Array.from(share, (s, g) => ({
    size: size[g]!,
    share: s,
    theil: s > 0 ? inside[g]! : null,
    contribution: s > 0 ? logTimes(s, size[g]! / n) : 0,
  }));
  const within = result.reduce((sum, g) => sum + g.share * (g.theil ?? 0), 0);
  const between = result.reduce((sum, g) => sum + g.contribution, 0);
  const all = amounts.reduce((sum, x) => sum + (x > 0 ? logTimes(x / total, 1 / n) : 0), 0);
  return { total: all, within, between, groups: result };
}

/** share * ln(share / part). */
function logTimes(share: number, part: number): number {
  return share * Math.log(share / part);
}

function sumOf(amounts: Float64Array): number {
  let sum = 0;
  for (const x of amounts) {
    if (!(x >= 0 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`amount ${x} is not a finite number of 0 or above`);
    sum += x;
  }
  return sum;
}
