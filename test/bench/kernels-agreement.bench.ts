import { agreement, membershipCores, overlap, Random, severity, theil } from '@peerpolis/kernels';
import { measure } from './measure.js';

interface Design {
  units: number;
  raters: number;
  unit: Int32Array;
  rater: Int32Array;
  score: Float64Array;
}

/** Each unit rated by `each` raters; scores are quality + severity + noise on a scale of `distinct` decimals. */
function design(units: number, raters: number, each: number, distinct: number): Design {
  const random = new Random(42);
  const unit = new Int32Array(units * each);
  const rater = new Int32Array(units * each);
  const score = new Float64Array(units * each);
  const strictness = Float64Array.from({ length: raters }, () => random.normal(0, 0.05));
  for (let u = 0; u < units; u++) {
    const quality = random.uniform();
    // one round of consecutive raters links the design, random starts mix it
    const first = u < raters ? u : random.integer(raters);
    for (let k = 0; k < each; k++) {
      const i = u * each + k;
      unit[i] = u;
      rater[i] = (first + k) % raters;
      const share = Math.min(0.999, Math.max(0, quality + (strictness[rater[i] ?? 0] ?? 0) + random.normal(0, 0.1)));
      score[i] = Math.floor(share * distinct) / 10;
    }
  }
  return { units, raters, unit, rater, score };
}

export default {
  group: 'kernels',
  async run(print: (line: object) => void): Promise<void> {
    const decimals = design(2000, 8, 8, 1000);
    measure(print, 'agreement, all coefficients, 2,000 x 8, 1,000 distinct decimals', () => agreement(decimals));
    measure(print, 'agreement, the same with 1,000 bootstrap samples', () => agreement(decimals, { bootstrap: { samples: 1000, seed: 1 } }), 1);
    const allDifferent = design(2000, 8, 8, 1_000_000_000);
    measure(print, 'agreement, all coefficients, 2,000 x 8, all scores different', () => agreement(allDifferent), 3);
    const points = design(200_000, 5000, 5, 5);
    measure(print, 'agreement, all coefficients, 1,000,000 ratings on five points', () => agreement(points), 1);

    measure(print, 'severity, 2,000 x 8', () => severity(decimals));
    const sparse = design(4000, 2000, 3, 1000);
    measure(print, 'severity, 4,000 units, 2,000 raters, 3 each', () => severity(sparse));
    const large = design(50_000, 20_000, 5, 1000);
    measure(print, 'severity, 50,000 units, 20,000 raters, 5 each', () => severity(large), 1);

    const random = new Random(7);
    const memberships = {
      sets: 100,
      members: 240_000,
      set: Int32Array.from({ length: 500_000 }, () => Math.floor(100 * random.uniform() ** 2)),
      member: Int32Array.from({ length: 500_000 }, () => random.integer(240_000)),
    };
    measure(print, 'overlap of 100 networks, 500,000 memberships', () => overlap(memberships));
    measure(print, 'cores of 240,000 members, 500,000 memberships', () => membershipCores(memberships), 3);
    const amounts = Float64Array.from({ length: 240_000 }, () => random.uniform() ** 4);
    const group = Int32Array.from({ length: 240_000 }, () => random.integer(200));
    measure(print, 'Theil of 240,000 members in 200 groups', () => theil(amounts, group, 200));
  },
};
