import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coreNumbers, membershipCores, mostConnected, sharedMembershipGraph } from './cores.js';
import type { Memberships } from './memberships.js';
import { overlap } from './overlap.js';

function memberships(sets: readonly (readonly number[])[], members = 1 + Math.max(-1, ...sets.flat())): Memberships {
  return {
    sets: sets.length,
    members,
    set: Int32Array.from(sets.flatMap((list, s) => list.map(() => s))),
    member: Int32Array.from(sets.flat()),
  };
}

const anySets = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }), { minLength: 1, maxLength: 6 });

describe('overlap of memberships', () => {
  it('gives shared members, Jaccard and containment of a worked example', () => {
    const o = overlap(memberships([[0, 1, 2, 3], [2, 3, 3, 4], [5], []]));
    expect([...o.size]).toEqual([4, 3, 1, 0]);
    expect(o.shared[1]).toBe(2);
    expect(o.jaccard[1]).toBe(2 / 5);
    expect(o.containment[1]).toBe(2 / 4);
    expect(o.containment[4]).toBe(2 / 3);
    expect([o.jaccard[2], o.jaccard[3], o.jaccard[15], o.containment[12], o.containment[3]]).toEqual([0, 0, Number.NaN, Number.NaN, 0]);
  });

  it('equals the definitions on sets, for any memberships', () => {
    fc.assert(
      fc.property(anySets, (lists) => {
        const o = overlap(memberships(lists, 10));
        const sets = lists.map((list) => new Set(list));
        sets.forEach((a, i) =>
          sets.forEach((b, j) => {
            const both = [...a].filter((x) => b.has(x)).length;
            expect(o.shared[i * sets.length + j]).toBe(both);
            expect(o.jaccard[i * sets.length + j]).toBe(both / new Set([...a, ...b]).size);
            expect(o.containment[i * sets.length + j]).toBe(both / a.size);
          }),
        );
      }),
    );
  });

  it('refuses indices out of range', () => {
    expect(() => overlap({ ...memberships([[0, 4]]), members: 3 })).toThrow('member 4 is not one of 3');
  });
});

/** Core numbers by their definition: for each k, strike out whoever has fewer than k neighbours left. */
function coresByStriking(neighbours: Set<number>[]): number[] {
  const core = neighbours.map(() => 0);
  for (let k = 1; k <= neighbours.length; k++) {
    const left = new Set(neighbours.keys());
    for (let struck = true; struck; ) {
      struck = false;
      for (const v of left) {
        if ([...(neighbours[v] ?? [])].filter((u) => left.has(u)).length < k) struck = left.delete(v);
      }
    }
    for (const v of left) core[v] = k;
  }
  return core;
}

describe('cores', () => {
  it('finds the members who are everywhere together', () => {
    // 0, 1 and 2 share two networks with each other, the rest one with somebody
    const m = memberships([[0, 1, 2, 3], [0, 1, 2, 4], [4, 5]]);
    expect(mostConnected(m, 2)).toEqual({ k: 2, members: Int32Array.of(0, 1, 2) });
    expect(mostConnected(m)).toEqual({ k: 3, members: Int32Array.of(0, 1, 2, 3, 4) });
    expect(mostConnected(memberships([[0], [1]]))).toEqual({ k: 0, members: new Int32Array(0) });
    expect([...membershipCores(m)]).toEqual([2, 2, 2, 1, 1, 1]);
  });

  it('equals the definition for any memberships', () => {
    fc.assert(
      fc.property(anySets, fc.integer({ min: 1, max: 3 }), (lists, least) => {
        const m = memberships(lists, 10);
        const sets = lists.map((list) => new Set(list));
        const neighbours = Array.from({ length: 10 }, (_, a) => {
          const shares = (b: number): number => sets.filter((s) => s.has(a) && s.has(b)).length;
          return new Set(Array.from({ length: 10 }, (_, b) => b).filter((b) => b !== a && shares(b) >= least));
        });
        expect([...coreNumbers(sharedMembershipGraph(m, least))]).toEqual(coresByStriking(neighbours));
      }),
    );
  });

  it('of members and sets together equals the definition for any memberships', () => {
    fc.assert(
      fc.property(anySets, fc.integer({ min: 1, max: 3 }), (lists, leastMembers) => {
        const expected = new Array<number>(10).fill(0);
        for (let k = 1; k <= lists.length; k++) {
          let sets = lists.map((list) => new Set(list));
          for (let before = -1, size = 0; before !== size; ) {
            before = size;
            sets = sets.filter((s) => s.size >= leastMembers);
            const open = sets;
            sets = open.map((s) => new Set([...s].filter((x) => open.filter((t) => t.has(x)).length >= k)));
            size = 1000 * sets.length + sets.reduce((sum, s) => sum + s.size, 0);
          }
          for (const s of sets) for (const x of s) expected[x] = k;
        }
        expect([...membershipCores(memberships(lists, 10), leastMembers)]).toEqual(expected);
      }),
    );
  });

  it('does not list the pairs of members of a network too large for that', () => {
    const large = memberships([Array.from({ length: 10_000 }, (_, i) => i), [0, 1]]);
    expect(() => mostConnected(large)).toThrow(RangeError);
    expect([...membershipCores(large).subarray(0, 3)]).toEqual([2, 2, 1]);
  });
});
