/**
 * When a list of members was seen, as its source says it: a day, a month, a season, a year, a span, or about a year. It is never
 * the day on which anybody joined.
 */
export interface AsOf {
  readonly text: string;
  /** First and last day it can mean, ISO dates. */
  readonly from: string;
  readonly to: string;
  /** The source itself says "about". */
  readonly about: boolean;
}

const SEASONS: Readonly<Record<string, readonly [string, string]>> = {
  spring: ['03-01', '05-31'],
  summer: ['06-01', '08-31'],
  autumn: ['09-01', '11-30'],
};

/** Reads "2010-02-22", "2012-11", "2022-autumn", "2015", "2015-2018" or "c.2010"; undefined for anything else. */
export function readAsOf(text: string): AsOf | undefined {
  const about = text.startsWith('c.');
  const bare = about ? text.slice(2) : text;
  const span = /^(\d{4})-(\d{4})$/.exec(bare);
  if (span) return order(text, `${span[1]}-01-01`, `${span[2]}-12-31`, about);
  const season = /^(\d{4})-([a-z]+)$/.exec(bare);
  if (season) {
    const days = SEASONS[season[2] ?? ''];
    return days && order(text, `${season[1]}-${days[0]}`, `${season[1]}-${days[1]}`, about);
  }
  const date = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(bare);
  if (!date) return undefined;
  const [, year, month, day] = date;
  if (month === undefined) return order(text, `${year}-01-01`, `${year}-12-31`, about);
  if (day === undefined) return order(text, `${year}-${month}-01`, lastOfMonth(Number(year), Number(month)), about);
  return order(text, bare, bare, about);
}

function lastOfMonth(year: number, month: number): string {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) : 'none';
}

function order(text: string, from: string, to: string, about: boolean): AsOf | undefined {
  return isDay(from) && isDay(to) && from <= to ? { text, from, to, about } : undefined;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
