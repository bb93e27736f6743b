/** Who belongs to which set (network): one entry per membership; indices from 0. A membership given twice counts once. */
export interface Memberships {
  sets: number;
  members: number;
  set: Int32Array;
  member: Int32Array;
}

/** Rows of neighbours in one array: those of i are at start[i] to start[i + 1] - 1, ascending, each once. */
export interface Rows {
  start: Int32Array;
  item: Int32Array;
}

/** @throws RangeError for arrays of different lengths or indices out of range */
export function setsOfMembers({ sets, members, set, member }: Memberships): Rows {
  checkIndices(set, sets, 'set');
  checkIndices(member, members, 'member');
  return rows(member, set, members);
}

/** @throws RangeError for arrays of different lengths or indices out of range */
export function membersOfSets({ sets, members, set, member }: Memberships): Rows {
  checkIndices(set, sets, 'set');
  checkIndices(member, members, 'member');
  return rows(set, member, sets);
}

/** Groups `item` by `row`, sorted, without repetitions. */
export function rows(row: Int32Array, item: Int32Array, count: number): Rows {
  if (row.length !== item.length) throw new RangeError('both columns of memberships must have one length');
  const next = new Int32Array(count + 1);
  for (const r of row) next[r + 1] = next[r + 1]! + 1;
  for (let r = 0; r < count; r++) next[r + 1] = next[r + 1]! + next[r]!;
  const all = new Int32Array(item.length);
  const from = next.slice();
  for (let i = 0; i < item.length; i++) {
    const r = row[i]!;
    all[next[r]!] = item[i]!;
    next[r] = next[r]! + 1;
  }
  const start = new Int32Array(count + 1);
  let kept = 0;
  for (let r = 0; r < count; r++) {
    const sorted = all.slice(from[r], from[r + 1]).sort();
    sorted.forEach((x, i) => {
      if (i === 0 || sorted[i - 1] !== x) all[kept++] = x;
    });
    start[r + 1] = kept;
  }
  return { start, item: all.slice(0, kept) };
}

function checkIndices(index: Int32Array, count: number, what: string): void {
  for (const i of index) if (!(i >= 0 && i < count)) throw new RangeError(`${what} ${i} is not one of ${count}`);
}
