import { components } from './components.js';
import { coreSolver } from './core.js';
import { Elimination } from './elimination.js';

/** Ratings to adjust: one entry per rating; `unit` and `rater` are indices from 0, `score` is finite. */
export interface SeverityRatings {
  units: number;
  raters: number;
  unit: Int32Array;
  rater: Int32Array;
  score: Float64Array;
}

export interface Severity {
  /** Number of components of the design; it is adjusted only when there is one. */
  components: number;
  /** Component of each unit and rater, from 0 in the order of the ratings; -1 for one without ratings. */
  componentOfUnit: Int32Array;
  componentOfRater: Int32Array;
  /** Mean prediction over all raters, in the scores' units; null when the design is not connected. */
  unit: Float64Array | null;
  /** How far above the average rater a rater scores, summing to zero; null when the design is not connected. */
  rater: Float64Array | null;
  /** Mean of the ratings of each unit; NaN without ratings. */
  raw: Float64Array;
  /** Residual standard deviation; null without residual degrees of freedom or adjustment. */
  sigma: number | null;
  /** Ratings - units - raters + components. */
  residualDf: number;
}

const MOST_REFINEMENTS = 60;
/** In units of the largest score or effect. */
const SMALL_STEP = 1e-13;

/**
 * Two-way additive model score = unit + rater, by least squares on any design, rater effects summing to zero.
 * With the raters' signs turned round the normal equations are a graph Laplacian (units and raters are vertices, ratings are
 * edges), solved by elimination of vertices with few neighbours, a direct or conjugate-gradient solution of the rest, and
 * refinement on the residuals of the single ratings until nothing changes. Time and memory are near-linear in the ratings.
 * @throws RangeError for arrays of different lengths, indices out of range or scores that are not finite
 */
export function severity(ratings: SeverityRatings): Severity {
  check(ratings);
  const { unit, rater, score, units, raters } = ratings;
  const found = components(unit, rater, units, raters);
  const raw = rawMeans(ratings);
  const rated = (of: Int32Array): number => of.reduce((n, c) => n + (c >= 0 ? 1 : 0), 0);
  const ratedRaters = rated(found.ofRater);
  const residualDf = score.length - rated(found.ofUnit) - ratedRaters + found.count;
  const base = { components: found.count, componentOfUnit: found.ofUnit, componentOfRater: found.ofRater, raw, residualDf };
  if (found.count !== 1) return { ...base, unit: null, rater: null, sigma: null };

  const { effects, squares } = leastSquares(ratings);
  let shift = 0;
  for (let r = 0; r < raters; r++) if (found.ofRater[r]! >= 0) shift -= effects[units + r]! / ratedRaters;
  const effectOf = (component: Int32Array, value: (i: number) => number): Float64Array =>
    Float64Array.from(component, (c, i) => (c < 0 ? Number.NaN : value(i)));
  return {
    ...base,
    unit: effectOf(found.ofUnit, (u) => effects[u]! + shift),
    rater: effectOf(found.ofRater, (r) => -effects[units + r]! - shift),
    sigma: residualDf > 0 ? Math.sqrt(squares / residualDf) : null,
  };
}

/** Effects of units and, with their sign turned round, of raters, up to a common constant; sum of squared residuals. */
function leastSquares({ unit, rater, score, units, raters }: SeverityRatings): { effects: Float64Array; squares: number } {
  const elimination = new Elimination({ vertices: units + raters, from: unit, to: rater.map((r) => units + r) });
  const solveCore = coreSolver(elimination.core);
  let mean = 0;
  for (const y of score) mean += y / score.length;
  const effects = new Float64Array(units + raters);
  effects.fill(mean, 0, units);
  let previous = Number.POSITIVE_INFINITY;
  let size = score.reduce((largest, y) => Math.max(largest, Math.abs(y)), 0);
  for (let round = 0; ; round++) {
    const rightHandSide = new Float64Array(units + raters);
    for (let i = 0; i < score.length; i++) {
      const residual = score[i]! - effects[unit[i]!]! + effects[units + rater[i]!]!;
      rightHandSide[unit[i]!]! += residual;
      rightHandSide[units + rater[i]!]! -= residual;
    }
    const reduced = elimination.reduce(rightHandSide);
    const step = elimination.expand(solveCore(reduced), rightHandSide);
    const middle = step.reduce((s, x) => s + x, 0) / step.length;
    let largest = 0;
    for (const x of step) largest = Math.max(largest, Math.abs(x - middle));
    size = Math.max(size, largest);
    // steps that no longer shrink are rounding
    if (largest > previous / 2 && largest <= 1e-10 * size) break;
    if (round === MOST_REFINEMENTS) throw new Error(`least squares did not settle: last change ${largest}`);
    for (let v = 0; v < effects.length; v++) effects[v]! += step[v]! - middle;
    // every step is a small fraction of the one before, so that what is left now is below rounding
    if (largest <= SMALL_STEP * size) break;
    previous = largest;
  }
  let squares = 0;
  for (let i = 0; i < score.length; i++) squares += (score[i]! - effects[unit[i]!]! + effects[units + rater[i]!]!) ** 2;
  return { effects, squares };
}

function rawMeans({ unit, score, units }: SeverityRatings): Float64Array {
  const sum = new Float64Array(units);
  const count = new Int32Array(units);
  for (let i = 0; i < score.length; i++) {
    sum[unit[i]!]! += score[i]!;
    count[unit[i]!] = count[unit[i]!]! + 1;
  }
  return sum.map((s, u) => s / count[u]!);
}

function check({ unit, rater, score, units, raters }: SeverityRatings): void {
  if (unit.length !== score.length || rater.length !== score.length) throw new RangeError('unit, rater and score must have one length');
  for (let i = 0; i < score.length; i++) {
    if (!(unit[i]! >= 0 && unit[i]! < units)) throw new RangeError(`unit ${unit[i]} is not one of ${units}`);
    if (!(rater[i]! >= 0 && rater[i]! < raters)) throw new RangeError(`rater ${rater[i]} is not one of ${raters}`);
    if (!Number.isFinite(score[i])) throw new RangeError(`score ${score[i]} is not a finite number`);
  }
}
