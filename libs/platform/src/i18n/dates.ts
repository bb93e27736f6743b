import { localeOf } from './catalogue.js';

/** A day in words, as the wall calendar of a time zone shows it: "3 March 2026". */
export function formatDay(locale: string, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(regional(locale), { dateStyle: 'long', timeZone }).format(at);
}

/** Day and time with the name of the zone: "3 March 2026 at 18:00 CET". */
export function formatMoment(locale: string, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(regional(locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
    timeZoneName: 'short',
  }).format(at);
}

/** European order of day and month for English. */
function regional(locale: string): string {
  return localeOf(locale) === 'en' ? 'en-GB' : localeOf(locale);
}
