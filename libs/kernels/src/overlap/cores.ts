import { membersOfSets, rows, setsOfMembers, type Memberships, type Rows } from './memberships.js';

/** More pairs of members than this are not listed; `membershipCores` answers for memberships of any size. */
const MOST_PAIRS = 20_000_000;

/**
 * Core number of every vertex of an undirected graph: the largest k such that the vertex belongs to a group in which everybody
 * has at least k neighbours. Linear in the edges. Source: Batagelj and Zaversnik, "An O(m) algorithm for cores decomposition
 * of networks" (2003); the notion is Seidman's (1983).
 * @param graph neighbours of each vertex, each edge in both rows, no loops
 */
export function coreNumbers({ start, item }: Rows): Int32Array {
  const n = start.length - 1;
  const degree = new Int32Array(n);
  let most = 0;
  for (let v = 0; v < n; v++) {
    degree[v] = start[v + 1]! - start[v]!;
    most = Math.max(most, degree[v]!);
  }
  // vertices by degree; bin[d] is where those of degree d begin
  const bin = new Int32Array(most + 2);
  for (const d of degree) bin[d + 1] = bin[d + 1]! + 1;
  for (let d = 0; d <= most; d++) bin[d + 1] = bin[d + 1]! + bin[d]!;
  const order = new Int32Array(n);
  const place = new Int32Array(n);
  const next = bin.slice();
  for (let v = 0; v < n; v++) {
    place[v] = next[degree[v]!]!;
    next[degree[v]!] = place[v]! + 1;
    order[place[v]!] = v;
  }
  for (let i = 0; i < n; i++) {
    const v = order[i]!;
    for (let e = start[v]!; e < start[v + 1]!; e++) {
      const u = item[e]!;
      const d = degree[u]!;
      if (d <= degree[v]!) continue;
      // u changes places with the first of its bin and then belongs to the bin below
      const first = Math.max(bin[d]!, i + 1);
      const w = order[first]!;
      order[place[u]!] = w;
      place[w] = place[u]!;
      order[first] = u;
      place[u] = first;
      bin[d] = first + 1;
      degree[u] = d - 1;
    }
  }
  return degree;
}

/**
 * Links of members who share at least `least` sets.
 * @throws RangeError when more than 20 million pairs of members share a set
 */
export function sharedMembershipGraph(memberships: Memberships, least = 1): Rows {
  const ofSet = membersOfSets(memberships);
  const ofMember = setsOfMembers(memberships);
  let pairs = 0;
  for (let s = 0; s < memberships.sets; s++) pairs += (ofSet.start[s + 1]! - ofSet.start[s]!) ** 2 / 2;
  if (pairs > MOST_PAIRS) throw new RangeError(`${Math.round(pairs)} pairs of members share a set; use membershipCores for sets as large as these`);
  const shares = new Int32Array(memberships.members);
  const from: number[] = [];
  const to: number[] = [];
  for (let m = 0; m < memberships.members; m++) {
    const met: number[] = [];
    for (let i = ofMember.start[m]!; i < ofMember.start[m + 1]!; i++) {
      const s = ofMember.item[i]!;
      for (let j = ofSet.start[s]!; j < ofSet.start[s + 1]!; j++) {
        const other = ofSet.item[j]!;
        if (other === m) continue;
        if (shares[other] === 0) met.push(other);
        shares[other] = shares[other]! + 1;
      }
    }
    for (const other of met) {
      if (shares[other]! >= least) {
        from.push(m);
        to.push(other);
      }
      shares[other] = 0;
    }
  }
  return rows(Int32Array.from(from), Int32Array.from(to), memberships.members);
}

/**
 * The innermost k-core: the group of most-connected members, in which everybody shares at least `least` sets with at least
 * k others of the group, for the largest such k.
 */
export function mostConnected(memberships: Memberships, least = 1): { k: number; members: Int32Array } {
  const core = coreNumbers(sharedMembershipGraph(memberships, least));
  const k = core.reduce((most, c) => Math.max(most, c), 0);
  return { k, members: k === 0 ? new Int32Array(0) : Int32Array.from(core.keys()).filter((m) => core[m] === k) };
}

/**
 * For every member the largest k such that it belongs to a group of members and sets in which each member has at least k of
 * the sets and each set at least `leastMembers` of the members: the (k, l)-core of the two-sided graph, near-linear in the
 * memberships, for networks of any size. Source: Ahmed et al., "Visualisation and analysis of the
 * Internet movie database" (2007).
 */
export function membershipCores(memberships: Memberships, leastMembers = 2): Int32Array {
  const ofMember = setsOfMembers(memberships);
  const ofSet = membersOfSets(memberships);
  const setsLeft = Int32Array.from({ length: memberships.members }, (_, m) => ofMember.start[m + 1]! - ofMember.start[m]!);
  const membersLeft = Int32Array.from({ length: memberships.sets }, (_, s) => ofSet.start[s + 1]! - ofSet.start[s]!);
  const core = new Int32Array(memberships.members);
  const out = new Uint8Array(memberships.members);
  const closed = new Uint8Array(memberships.sets);
  const levels: number[][] = [];
  const file = (m: number): void => void (levels[setsLeft[m]!] ??= []).push(m);
  const close = (s: number): void => {
    closed[s] = 1;
    for (let i = ofSet.start[s]!; i < ofSet.start[s + 1]!; i++) {
      const m = ofSet.item[i]!;
      if (out[m]) continue;
      setsLeft[m] = setsLeft[m]! - 1;
      file(m);
    }
  };
  for (let s = 0; s < memberships.sets; s++) if (membersLeft[s]! < leastMembers) close(s);
  for (let m = 0; m < memberships.members; m++) file(m);
  let k = 0;
  for (let level = 0; level < levels.length; ) {
    const m = levels[level]?.pop();
    if (m === undefined) {
      level++;
      continue;
    }
    if (out[m] || setsLeft[m] !== level) continue;
    k = Math.max(k, level);
    core[m] = k;
    out[m] = 1;
    for (let i = ofMember.start[m]!; i < ofMember.start[m + 1]!; i++) {
      const s = ofMember.item[i]!;
      if (closed[s]) continue;
      membersLeft[s] = membersLeft[s]! - 1;
      if (membersLeft[s]! < leastMembers) close(s);
    }
    // closing a set may have put others far below this level
    level = 0;
  }
  return core;
}
