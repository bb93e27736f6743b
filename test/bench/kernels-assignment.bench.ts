import { solveAssignment, type AssignmentInstance, type PairColumns } from '@peerpolis/kernels';
import { peakMB, resetPeak } from './measure.js';

/** Uniform numbers in [0, 1) from a seed, so that every run measures the same instances. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** n submissions and reviewers, `degree` candidates each with affinities 0..999, three reviews each. */
function instance(n: number, degree: number, load: number, seed: number): AssignmentInstance {
  const next = uniform(seed);
  const pairs: PairColumns = { submission: new Int32Array(n * degree), reviewer: new Int32Array(n * degree), affinity: new Float64Array(n * degree) };
  const seen = new Int32Array(n).fill(-1);
  let k = 0;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < degree; c++) {
      let j = degree === n ? c : Math.floor(next() * n);
      while (seen[j] === i) j = (j + 1) % n;
      seen[j] = i;
      pairs.submission[k] = i;
      pairs.reviewer[k] = j;
      pairs.affinity[k++] = Math.floor(1000 * next() * next());
    }
  }
  return { submissions: n, reviewers: n, reviews_per_submission: new Int32Array(n).fill(3), max_load: new Int32Array(n).fill(load), pairs };
}

const measures: [name: string, n: number, degree: number, load: number][] = [
  ['assignment 300 x 300 dense', 300, 300, 3],
  ['assignment 1,000 x 1,000, a tenth of the pairs', 1000, 100, 4],
  ['assignment 2,000 x 2,000, a tenth of the pairs', 2000, 200, 4],
  ['assignment 2,000 x 2,000, 40 candidates', 2000, 40, 4],
  ['assignment 20,000 x 20,000, 40 candidates', 20_000, 40, 4],
  ['assignment 20,000 x 20,000, 40 candidates, no spare places', 20_000, 40, 3],
  ['assignment 200,000 x 200,000, 40 candidates', 200_000, 40, 4],
];

const bench = {
  group: 'kernels',
  async run(print: (line: object) => void): Promise<void> {
    for (const [name, n, degree, load] of measures) {
      resetPeak();
      const problem = instance(n, degree, load, 7);
      // small ones twice: the first run also measures the compiler
      if (n <= 2000) await solveAssignment(problem);
      const result = await solveAssignment(problem);
      const objective = result.status === 'infeasible' ? result.best.objective : result.objective;
      print({ name, seconds: Number(result.seconds.toFixed(4)), peakMB: Math.round(peakMB()), objective, status: result.status });
    }
  },
};

export default bench;
