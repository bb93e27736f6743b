import { KernelInputError } from '../problems.js';
import { Random } from '../random/index.js';
import { medianOf } from '../composite/means.js';

/** Scores that peers gave, one entry per score; all arrays have the same length. */
export interface ReviewScores {
  /** Codes of the indicators that are reviewed. */
  codes: readonly string[];
  /** Unit (dossier) of each score, by position among the units. */
  unit: Int32Array;
  /** Reviewer of each score, any number; the same number in two units may be the same person. */
  reviewer: Int32Array;
  /** Position in codes. */
  code: Int32Array;
  score: Float64Array;
  /** How the reviewers' scores of one indicator become its value. */
  combine: 'mean' | 'median';
}

interface Panel {
  reviewers: number;
  /** Per code: positions of the reviewers within the panel, and their scores. */
  codes: Map<number, { by: number[]; scores: number[] }>;
}

/** How far the two most distant reviewers of one unit are apart. */
export interface PanelDisagreement {
  reviewers: number;
  /** The two reviewers (their numbers in the data) and the mean absolute difference over the indicators that both scored. */
  pair: [number, number] | null;
  difference: number;
}

/** Panels of reviewers per unit, ready to be resampled. */
export class ReviewPanels {
  private readonly panels: Panel[];
  private readonly names: number[][];

  /** @throws KernelInputError for arrays of unequal length, unknown units or codes, and a reviewer's second score of one indicator */
  constructor(
    readonly reviews: ReviewScores,
    units: readonly string[],
  ) {
    const { unit, reviewer, code, score, codes } = reviews;
    if ([unit, reviewer, code].some((list) => list.length !== score.length)) {
      throw new KernelInputError([{ message: 'reviews: the lists of units, reviewers, codes and scores differ in length' }]);
    }
    this.panels = units.map(() => ({ reviewers: 0, codes: new Map() }));
    this.names = units.map(() => []);
    const problems: { message: string }[] = [];
    for (let i = 0; i < score.length; i++) {
      const panel = this.panels[unit[i] as number];
      const names = this.names[unit[i] as number];
      const c = code[i] as number;
      if (!panel || !names || c < 0 || c >= codes.length || !Number.isFinite(score[i])) {
        problems.push({ message: `reviews: entry ${i} has an unknown unit or code, or no score` });
        continue;
      }
      let by = names.indexOf(reviewer[i] as number);
      if (by < 0) by = names.push(reviewer[i] as number) - 1;
      panel.reviewers = names.length;
      const entry = panel.codes.get(c) ?? { by: [], scores: [] };
      if (entry.by.includes(by)) problems.push({ message: `reviews: reviewer ${reviewer[i]} scored ${codes[c]} of ${units[unit[i] as number]} twice` });
      entry.by.push(by);
      entry.scores.push(score[i] as number);
      panel.codes.set(c, entry);
    }
    if (problems.length > 0) throw new KernelInputError(problems);
  }

  /**
   * Columns of the reviewed indicators, in the order of reviews.codes, NaN = nobody scored. With a generator every unit's
   * reviewers are drawn again, as many as there are, with replacement, each with all the scores that they gave.
   */
  columns(random?: Random): Float64Array[] {
    const { codes, combine } = this.reviews;
    const columns = codes.map(() => new Float64Array(this.panels.length).fill(Number.NaN));
    this.panels.forEach((panel, u) => {
      const times = new Array<number>(panel.reviewers).fill(random ? 0 : 1);
      if (random) for (let r = 0; r < panel.reviewers; r++) times[random.integer(panel.reviewers)]!++;
      for (const [c, { by, scores }] of panel.codes) {
        (columns[c] as Float64Array)[u] = combine === 'mean' ? weightedMean(by, scores, times) : repeatedMedian(by, scores, times);
      }
    });
    return columns;
  }

  disagreement(unit: number): PanelDisagreement {
    const panel = this.panels[unit];
    const names = this.names[unit] ?? [];
    let pair: [number, number] | null = null;
    let difference = 0;
    for (let a = 0; panel && a < panel.reviewers; a++) {
      for (let b = a + 1; b < panel.reviewers; b++) {
        const apart = meanDifference(panel, a, b);
        if (!(apart > difference)) continue;
        difference = apart;
        pair = [names[a] as number, names[b] as number];
      }
    }
    return { reviewers: panel?.reviewers ?? 0, pair, difference };
  }
}

function weightedMean(by: readonly number[], scores: readonly number[], times: readonly number[]): number {
  let sum = 0;
  let n = 0;
  by.forEach((r, i) => {
    sum += (times[r] as number) * (scores[i] as number);
    n += times[r] as number;
  });
  return n === 0 ? Number.NaN : sum / n;
}

function repeatedMedian(by: readonly number[], scores: readonly number[], times: readonly number[]): number {
  return medianOf(by.flatMap((r, i) => new Array<number>(times[r] as number).fill(scores[i] as number)));
}

function meanDifference(panel: Panel, a: number, b: number): number {
  let sum = 0;
  let n = 0;
  for (const { by, scores } of panel.codes.values()) {
    const x = by.indexOf(a);
    const y = by.indexOf(b);
    if (x < 0 || y < 0) continue;
    sum += Math.abs((scores[x] as number) - (scores[y] as number));
    n++;
  }
  return n === 0 ? 0 : sum / n;
}
