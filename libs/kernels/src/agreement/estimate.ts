/** A statistic of the data: a value with an interval where one is known, or the reason why it is undefined. */
export type Estimate = { value: number; interval?: readonly [low: number, high: number] } | { value: null; why: string };

export function undefinedBecause(why: string): Estimate {
  return { value: null, why };
}

/** Reasons that several statistics share, so that they read alike. */
export const REASON = {
  noPairs: 'no unit is rated at least twice',
  noVariation: 'all ratings are equal, so agreement by chance cannot be told from agreement',
  noPairVariation: 'all ratings of units rated at least twice are equal, so no disagreement is expected by chance',
  notNumbers: 'the scores are labels, not numbers',
  incomplete: 'not every rater rated every unit',
  oneRater: 'there is only one rater',
  oneUnit: 'there is only one unit',
} as const;
