import { DateTime, IANAZone } from 'luxon';
import { localeOf } from './catalogue.js';

/** A day in words, as the wall calendar of a time zone shows it: "3 March 2026". */
export function formatDay(locale: string, at: Date, timeZone: string): string {
  return formatter(locale, timeZone, 'day').format(at);
}

/** Day and time with the name of the zone: "3 March 2026 at 18:00 CET". */
export function formatMoment(locale: string, at: Date, timeZone: string): string {
  return formatter(locale, timeZone, 'moment').format(at);
}

const STYLES = {
  day: { dateStyle: 'long' },
  moment: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const MOST_KEPT = 500;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes a hundred times as long as using it. */
function formatter(locale: string, timeZone: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  const region = regional(locale);
  const key = `${region} ${timeZone} ${style}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(region, { ...STYLES[style], timeZone });
    if (formatters.size >= MOST_KEPT) formatters.clear();
    formatters.set(key, made);
  }
  return made;
}

/** European order of day and month for English. */
function regional(locale: string): string {
  return localeOf(locale) === 'en' ? 'en-GB' : localeOf(locale);
}

/**
 * The moment of a local date and time such as 2027-03-31T23:59 in a time zone; of two (clocks go back) the earlier. undefined where
 * there is none: not a date, not a zone, or the hour that is left out when clocks go forward.
 */
export function localMoment(local: string, timeZone: string): Date | undefined {
  const at = DateTime.fromISO(local, { zone: timeZone, setZone: false });
  if (!at.isValid || !at.toISO({ includeOffset: false })?.startsWith(local)) return undefined;
  const [first] = at.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  return (first ?? at).toJSDate();
}

export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name);
