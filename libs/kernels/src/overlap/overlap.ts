import { setsOfMembers, type Memberships } from './memberships.js';

/** How far each pair of sets shares its members; matrices are sets x sets, row by row. */
export interface Overlap {
  sets: number;
  /** Members of each set. */
  size: Int32Array;
  /** Members in both sets; the diagonal is the size. */
  shared: Int32Array;
  /** |A and B| / |A or B|, symmetric; NaN where both sets are empty. Jaccard (1901). */
  jaccard: Float64Array;
  /** |A and B| / |A|: the share of the row's members who are also in the column; NaN where the row is empty. */
  containment: Float64Array;
}

/**
 * Overlap of all pairs of sets. Time is linear in the sum over members of the square of their memberships, memory in the
 * memberships and the square of the number of sets.
 * @throws RangeError for indices out of range
 */
export function overlap(memberships: Memberships): Overlap {
  const { sets } = memberships;
  const { start, item } = setsOfMembers(memberships);
  const shared = new Int32Array(sets * sets);
  for (let m = 0; m < memberships.members; m++) {
    for (let i = start[m]!; i < start[m + 1]!; i++) {
      for (let j = start[m]!; j < start[m + 1]!; j++) {
        const cell = item[i]! * sets + item[j]!;
        shared[cell] = shared[cell]! + 1;
      }
    }
  }
  const size = Int32Array.from({ length: sets }, (_, s) => shared[s * sets + s]!);
  const jaccard = new Float64Array(sets * sets);
  const containment = new Float64Array(sets * sets);
  for (let a = 0; a < sets; a++) {
    for (let b = 0; b < sets; b++) {
      const both = shared[a * sets + b]!;
      jaccard[a * sets + b] = both / (size[a]! + size[b]! - both);
      containment[a * sets + b] = both / size[a]!;
    }
  }
  return { sets, size, shared, jaccard, containment };
}
