import fc from 'fast-check';
import type { AssignmentInstance } from '@peerpolis/kernels';

/** Instances small enough to enumerate, with every kind of rule that a flow can carry. */
export function smallInstance(): fc.Arbitrary<AssignmentInstance> {
  return fc.record({ n: fc.integer({ min: 1, max: 4 }), m: fc.integer({ min: 1, max: 4 }) }).chain(({ n, m }) =>
    fc
      .record({
        demand: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
        high: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: m, maxLength: m }),
        low: fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: m, maxLength: m }),
        affinity: fc.array(fc.array(fc.constantFrom(0, 1, 2, 3, 5, 8, 13, -2, null), { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
        conflicts: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(m - 1)), { maxLength: 3 }),
        forced: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(m - 1)), { maxLength: 1 }),
        labels: fc.array(fc.constantFrom('a', 'b', null), { minLength: m, maxLength: m }),
        limit: fc.constantFrom(0, 1, 1, 2),
        grouped: fc.boolean(),
      })
      .map(({ demand, high, low, affinity, conflicts, forced, labels, limit, grouped }) => ({
        submissions: n,
        reviewers: m,
        reviews_per_submission: demand,
        max_load: high,
        min_load: low.map((l, j) => Math.min(l, high[j]!)),
        affinity,
        conflicts,
        forced,
        ...(grouped ? { groups: { reviewer: labels, maxPerGroup: limit } } : {}),
      })),
  );
}

/** The same with owners, fairness and an assignment to repair. */
export function ruledInstance(): fc.Arbitrary<AssignmentInstance> {
  return smallInstance().chain((instance) =>
    fc
      .record({
        submissionOwner: fc.array(fc.constantFrom('x', 'y', 'z', null), { minLength: instance.submissions, maxLength: instance.submissions }),
        reviewerOwner: fc.array(fc.constantFrom('x', 'y', 'z', null), { minLength: instance.reviewers, maxLength: instance.reviewers }),
        noMutual: fc.boolean(),
        fairness: fc.constantFrom('sum' as const, 'worst-first' as const),
        current: fc.option(fc.array(fc.tuple(fc.nat(instance.submissions - 1), fc.nat(instance.reviewers - 1)), { maxLength: 6 }), { nil: undefined }),
        slack: fc.constantFrom(0, 0, 1, 4),
      })
      .map(({ current, slack, ...rules }) => ({
        ...instance,
        ...rules,
        ...(current ? { current, slack } : {}),
        // roomier, so that most of them have a solution
        max_load: Array.from(instance.max_load, (most) => most + 1),
      })),
  );
}
