import { describe, expect, it } from '@jest/globals';
import { Random, solveAssignment, type AssignmentInstance, type AssignmentResult } from '@peerpolis/kernels';
import { runInThread } from '@peerpolis/platform';

const SOLVER = new URL('./assignment.thread.js', import.meta.url);

function instance(n: number, more: Partial<AssignmentInstance> = {}): AssignmentInstance {
  const random = new Random(5);
  return {
    submissions: n, reviewers: n, reviews_per_submission: new Array<number>(n).fill(3), max_load: new Array<number>(n).fill(4),
    affinity: Array.from({ length: n }, () => Array.from({ length: n }, () => random.integer(1000))),
    ...more,
  };
}

describe('the thread of the assignment job', () => {
  it('finds what the kernel finds', async () => {
    const shares: number[] = [];
    const small = instance(20);
    const result = await runInThread<AssignmentInstance, AssignmentResult>(SOLVER, small, { onProgress: (share) => void shares.push(share) });
    expect(result).toEqual({ ...(await solveAssignment(small)), seconds: expect.any(Number) });
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('is ended by progress that throws, as when somebody cancelled', async () => {
    const onProgress = (): void => {
      throw new Error('cancelled');
    };
    await expect(runInThread(SOLVER, instance(150, { fairness: 'worst-first' }), { onProgress })).rejects.toThrow('cancelled');
  });
});
