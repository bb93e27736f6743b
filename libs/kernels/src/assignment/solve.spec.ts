import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Random } from '../random/index.js';
import type { AssignmentInstance, Repair } from './instance.js';
import { startPrices } from './prices.js';
import { verifyCertificate } from './certificate.js';
import { buildModel } from './model.js';
import { solveCore } from './network.js';
import { solveAssignment } from './solve.js';
import { brokenRules, enumerate } from '../../../../test/support/assignment/enumerate.js';
import { ruledInstance, smallInstance } from '../../../../test/support/assignment/instances.js';

function fixture(name: string): AssignmentInstance {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8')) as AssignmentInstance;
}

/** The instance after a repair. */
function applied(instance: AssignmentInstance, repair: Repair): AssignmentInstance {
  const changed = {
    ...instance,
    max_load: Array.from(instance.max_load),
    min_load: Array.from(instance.min_load ?? []),
    reviews_per_submission: Array.from(instance.reviews_per_submission),
    affinity: Array.from(instance.affinity ?? [], (row) => Array.from(row)),
  };
  const pairs = new Set((repair.pairs ?? []).map(String));
  for (const [j, by] of repair.reviewers ?? []) {
    if (repair.change === 'raise-load') changed.max_load[j]! += by;
    else changed.min_load[j]! -= by;
  }
  for (const [i, by] of repair.submissions ?? []) changed.reviews_per_submission[i]! -= by;
  if (repair.change === 'lift-conflict') changed.conflicts = (instance.conflicts ?? []).filter((pair) => !pairs.has(String(pair)));
  if (repair.change === 'drop-forced') changed.forced = (instance.forced ?? []).filter((pair) => !pairs.has(String(pair)));
  if (repair.change === 'allow-pair') for (const [i, j] of repair.pairs ?? []) changed.affinity[i]![j] = 0;
  if (repair.change === 'raise-group-limit') changed.groups = { ...instance.groups!, maxPerGroup: repair.maxPerGroup! };
  return changed;
}

describe('solveAssignment', () => {
  it.each([
    ['s30x40-k3-c3', 30294],
    ['s30x40-k3-c3-min2', 38461],
  ])('finds the published optimum of %s', async (name, optimum) => {
    const instance = fixture(name);
    const result = await solveAssignment(instance);
    if (result.status !== 'optimal') throw new Error(result.status);
    expect(result.objective).toBe(optimum);
    expect(brokenRules(instance, result.assignment)).toEqual([]);
  });

  it('says what binds, how much fits and what would help where eight submissions share six reviewers', async () => {
    const result = await solveAssignment(fixture('inf-hall'));
    if (result.status !== 'infeasible') throw new Error(result.status);
    expect(result.best.assignments).toBe(54);
    expect(result.best.objective).toBe(21455);
    expect(result.unmet.reduce((sum, [, missing]) => sum + missing, 0)).toBe(6);
    expect(result.reason).toContain('submissions 0, 1, 2, 3, 4, 5, 6, 7 ask for 24 reviews');
    expect(result.reason).toContain('18 places');
    const loads = result.repairs.find((r) => r.change === 'raise-load');
    expect(loads?.reviewers?.reduce((sum, [, by]) => sum + by, 0)).toBe(6);
    expect(result.repairs.find((r) => r.change === 'lift-conflict')?.pairs).toHaveLength(6);
  });

  it('agrees with plain enumeration on every small instance', async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance(), async (instance) => {
        const all = enumerate(instance);
        const result = await solveAssignment(instance);
        if (all.length === 0) {
          if (result.status !== 'infeasible') throw new Error('an infeasible instance was assigned');
          const partial = enumerate({ ...instance, forced: [] }, true);
          if ((instance.forced ?? []).length === 0) {
            const placed = Math.max(...partial.map((p) => p.placed));
            expect(result.best.assignments).toBe(placed);
            expect(result.best.objective).toBe(Math.max(...partial.filter((p) => p.placed === placed).map((p) => p.objective)));
          }
          expect(brokenRules({ ...instance, forced: [] }, result.best.assignment, true)).toEqual([]);
          expect(result.reason).not.toBe('');
          return;
        }
        if (result.status !== 'optimal') throw new Error(`a feasible instance was called ${result.status}`);
        expect(brokenRules(instance, result.assignment)).toEqual([]);
        expect(result.objective).toBe(Math.max(...all.map((a) => a.objective)));
      }),
      { numRuns: 400 },
    );
  });

  it('agrees with enumeration under owners, fairness and repair', async () => {
    await fc.assert(
      fc.asyncProperty(ruledInstance(), async (instance) => {
        const all = enumerate(instance);
        const result = await solveAssignment(instance);
        if (all.length === 0) {
          if (result.status !== 'infeasible') throw new Error('an infeasible instance was assigned');
          expect(brokenRules({ ...instance, forced: [] }, result.best.assignment, true)).toEqual([]);
          if ((instance.forced ?? []).length === 0) {
            const partial = enumerate(instance, true);
            const placed = Math.max(...partial.map((p) => p.placed));
            const objective = Math.max(...partial.filter((p) => p.placed === placed).map((p) => p.objective));
            expect([result.best.assignments, result.best.objective]).toEqual([placed, objective]);
          }
          return;
        }
        if (result.status !== 'optimal') throw new Error(`a feasible instance was called ${result.status}`);
        expect(brokenRules(instance, result.assignment)).toEqual([]);
        let left = all;
        if (instance.fairness === 'worst-first') {
          for (const rank of [0, 1]) {
            const best = Math.max(...left.map((a) => a.worst[rank] ?? 0));
            left = left.filter((a) => (a.worst[rank] ?? 0) === best);
          }
          expect(result.minimumAffinity).toBe(left[0]!.worst[0] ?? null);
        }
        const total = Math.max(...left.map((a) => a.objective));
        if (!instance.current) {
          expect(result.objective).toBe(total);
          return;
        }
        left = left.filter((a) => a.objective >= total - (instance.slack ?? 0));
        const kept = Math.max(...left.map((a) => a.kept));
        expect(new Set(instance.current.map(String)).size - result.moved!).toBe(kept);
        expect(result.objective).toBe(Math.max(...left.filter((a) => a.kept === kept).map((a) => a.objective)));
      }),
      { numRuns: 300 },
    );
  });

  it('proves its optimum by dual values', () => {
    fc.assert(
      fc.property(smallInstance(), (instance) => {
        const { core, impossible } = buildModel(instance);
        fc.pre(impossible.length === 0);
        const result = solveCore(core, core.weight, {});
        fc.pre(result.shortage === null);
        expect(verifyCertificate(core, core.weight, result.chosen, result.duals)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches the same proved optimum from any prices', () => {
    fc.assert(
      fc.property(smallInstance(), fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }), (instance, given) => {
        const { core, impossible } = buildModel(instance);
        fc.pre(impossible.length === 0);
        const plain = solveCore(core, core.weight, {});
        const prices = Float64Array.from({ length: core.reviewers }, (_, j) => given[j]!);
        const priced = solveCore(core, core.weight, { prices });
        expect(priced.shortage === null).toBe(plain.shortage === null);
        if (priced.shortage === null) expect(verifyCertificate(core, core.weight, priced.chosen, priced.duals)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    [3, 0, 'tight loads'],
    [4, 1, 'spare places and minimum loads'],
  ])('starts larger instances from auction prices and proves them (load %i, minimum %i: %s)', (most, least) => {
    const n = 150;
    const next = new Random(11);
    const { core } = buildModel({
      submissions: n, reviewers: n,
      reviews_per_submission: new Int32Array(n).fill(3), max_load: new Int32Array(n).fill(most), min_load: new Int32Array(n).fill(least),
      affinity: Array.from({ length: n }, () => Array.from({ length: n }, (_, j) => 5 * j + next.integer(200))),
    });
    const prices = startPrices(core, core.weight, true, () => undefined);
    expect(Math.max(...prices)).toBeGreaterThan(0);
    const result = solveCore(core, core.weight, { prices });
    expect(verifyCertificate(core, core.weight, result.chosen, result.duals)).toEqual([]);
  });

  it('proposes repairs that do repair', async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance(), async (instance) => {
        const result = await solveAssignment(instance);
        fc.pre(result.status === 'infeasible');
        if (result.status !== 'infeasible') return;
        for (const repair of result.repairs.filter((r) => r.enough)) {
          expect([repair.change, (await solveAssignment(applied(instance, repair))).status]).toEqual([repair.change, 'optimal']);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('sums decimals without rounding errors', async () => {
    const result = await solveAssignment({
      submissions: 3, reviewers: 1, reviews_per_submission: [1, 1, 1], max_load: [3], affinity: [[0.1], [0.2], [0.3]],
    });
    expect(result.status === 'optimal' && result.objective).toBe(0.6);
  });

  it('past the time limit keeps all rules and bounds what is lost', async () => {
    const n = 90;
    const next = new Random(3);
    const instance: AssignmentInstance = {
      submissions: n, reviewers: n, reviews_per_submission: new Array<number>(n).fill(3), max_load: new Array<number>(n).fill(3),
      affinity: Array.from({ length: n }, () => Array.from({ length: n }, (_, j) => 7 * j + next.integer(300))),
    };
    const best = await solveAssignment(instance);
    const hurried = await solveAssignment(instance, { timeLimitSeconds: 1e-6 });
    if (hurried.status !== 'within-gap' || best.status !== 'optimal') throw new Error(`${hurried.status}, ${best.status}`);
    expect(brokenRules(instance, hurried.assignment)).toEqual([]);
    expect(hurried.objective).toBeLessThanOrEqual(best.objective);
    expect(hurried.bound).toBeGreaterThanOrEqual(best.objective);
  });

  it('stops when asked to', async () => {
    await expect(solveAssignment(fixture('s30x40-k3-c3'), { shouldCancel: () => true })).rejects.toThrow('cancelled');
  });
});
