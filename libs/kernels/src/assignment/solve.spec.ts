import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { AssignmentInstance } from './instance.js';
import { verifyCertificate } from './certificate.js';
import { buildModel } from './model.js';
import { solveCore } from './network.js';
import { solveAssignment } from './solve.js';
import { brokenRules, enumerate } from '../../../../test/support/assignment/enumerate.js';
import { ruledInstance, smallInstance } from '../../../../test/support/assignment/instances.js';

function fixture(name: string): AssignmentInstance {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8')) as AssignmentInstance;
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

  it('sums decimals without rounding errors', async () => {
    const result = await solveAssignment({
      submissions: 3, reviewers: 1, reviews_per_submission: [1, 1, 1], max_load: [3], affinity: [[0.1], [0.2], [0.3]],
    });
    expect(result.status === 'optimal' && result.objective).toBe(0.6);
  });

  it('stops when asked to', async () => {
    await expect(solveAssignment(fixture('s30x40-k3-c3'), { shouldCancel: () => true })).rejects.toThrow('cancelled');
  });
});
