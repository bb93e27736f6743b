import type { UncertaintyBands } from './bands.js';
import type { SourceShares } from './monte-carlo.js';
import type { PanelDisagreement } from './reviewers.js';
import type { UncertaintySource } from './uncertain-index.js';

/** A second source within this share of the first is named as well. */
const CLOSE = 0.8;

/** Why a unit's rank is as sure as it is: what a sentence in any language needs. */
export interface RankReason {
  unit: string;
  /** `missing`: no draw could score the unit; `settled`: the same rank throughout the interval. */
  kind: 'missing' | 'settled' | 'range';
  /** Ends of the interval, rounded outwards to whole ranks; null when missing. */
  from: number | null;
  to: number | null;
  /** Sources by their total share of the rank's variance, largest first; only those with a share. */
  shares: { source: UncertaintySource; first: number; total: number }[];
  /** The sources to name: the largest, and a second one that comes close. */
  causes: UncertaintySource[];
  /** Only where reviewers are among the causes. */
  reviewers: { count: number; difference: number } | null;
  /** Number of the unit's missing values, where missing data are among the causes. */
  missingValues: number | null;
}

/** Facts about one unit that a reason may name. */
export interface UnitFacts {
  unit: string;
  /** Position of the unit in bands and shares. */
  at: number;
  disagreement?: PanelDisagreement | undefined;
  missingValues?: number | undefined;
}

/** Puts interval and shares of one unit into a reason. */
export function reasonFor(facts: UnitFacts, bands: UncertaintyBands, shares: SourceShares): RankReason {
  const { at, unit } = facts;
  const low = bands.rankLow[at] as number;
  const high = bands.rankHigh[at] as number;
  const none: RankReason = { unit, kind: 'missing', from: null, to: null, shares: [], causes: [], reviewers: null, missingValues: null };
  if (Number.isNaN(low) || Number.isNaN(high)) return none;
  const from = Math.floor(low);
  const to = Math.ceil(high);
  if (from === to) return { ...none, kind: 'settled', from, to };
  const ordered = shares.sources
    .map((source, s) => ({ source, first: clamp(shares.rank.first[s]?.[at]), total: clamp(shares.rank.total[s]?.[at]) }))
    .filter((share) => share.total > 0)
    .sort((a, b) => b.total - a.total);
  const largest = ordered[0]?.total ?? 0;
  const causes = ordered.slice(0, 2).filter((share) => share.total >= CLOSE * largest);
  const named = causes.map((share) => share.source);
  const { disagreement } = facts;
  return {
    unit,
    kind: 'range',
    from,
    to,
    shares: ordered,
    causes: named,
    reviewers: named.includes('reviewers') && disagreement ? { count: disagreement.reviewers, difference: disagreement.difference } : null,
    missingValues: named.includes('missing-data') ? (facts.missingValues ?? null) : null,
  };
}

function clamp(x: number | undefined): number {
  return x === undefined || Number.isNaN(x) ? 0 : Math.min(1, Math.max(0, x));
}

/** The reason in English, for example "between 4th and 9th, mainly because two of its 3 reviewers differ". */
export function reasonSentence(reason: RankReason): string {
  if (reason.kind === 'missing') return 'without a rank, because too much data is missing';
  const from = ordinal(reason.from ?? 0);
  if (reason.kind === 'settled') return `${from} whatever is varied`;
  const range = `between ${from} and ${ordinal(reason.to ?? 0)}`;
  const causes = reason.causes.map((cause) => causeText(cause, reason));
  return causes.length === 0 ? range : `${range}, mainly because ${causes.join(' and because ')}`;
}

function causeText(cause: UncertaintySource, reason: RankReason): string {
  switch (cause) {
    case 'weights':
      return 'the weights could be others';
    case 'normalisation':
      return 'values can be put on one scale in several ways';
    case 'aggregation':
      return 'parts can be put together in several ways';
    case 'missing-data': {
      const n = reason.missingValues;
      return n === null ? 'data is missing' : n === 1 ? 'one value is missing' : `${n} values are missing`;
    }
    case 'reviewers': {
      const n = reason.reviewers?.count;
      return n === undefined ? 'reviewers differ' : n === 2 ? 'two reviewers differ' : `two of its ${n} reviewers differ`;
    }
  }
}

function ordinal(n: number): string {
  const tens = n % 100;
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}
