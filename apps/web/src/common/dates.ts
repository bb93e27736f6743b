/** English is written the European way (31 May 2026, 14:00). */
export const formatLocale = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/** A moment as the network's members read it: date and time in the network's zone, with the zone's short name. */
export function absolute(iso: string, locale: string, timeZone?: string | null, withTime = true): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', ...(timeZone ? { timeZone } : {}) };
  if (withTime) Object.assign(options, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  return new Intl.DateTimeFormat(formatLocale(locale), options).format(new Date(iso));
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000], ['month', 2_629_800_000], ['week', 604_800_000], ['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000],
];

/** Distance from `now` in the largest unit that fits ("in 3 days", "yesterday"). @param now ms since 1970 */
export function relative(iso: string, locale: string, now: number): string {
  const distance = new Date(iso).getTime() - now;
  const [unit, size] = units.find(([, length]) => Math.abs(distance) >= length) ?? units[units.length - 1]!;
  return new Intl.RelativeTimeFormat(formatLocale(locale), { numeric: 'auto' }).format(Math.trunc(distance / size), unit);
}

/** How pressing a deadline is: past, within three days, or later. */
export function urgency(iso: string, now: number): 'past' | 'soon' | 'later' {
  const distance = new Date(iso).getTime() - now;
  return distance < 0 ? 'past' : distance < 3 * 86_400_000 ? 'soon' : 'later';
}

/** Whether a moment is midnight in its zone: a deadline then means the end of the day before. */
export function isMidnight(iso: string, timeZone?: string | null): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(timeZone ? { timeZone } : {}) }).format(new Date(iso));
  return parts === '00:00';
}

/** The day that ends at this midnight. */
export function dayBefore(iso: string, locale: string, timeZone?: string | null): string {
  return absolute(new Date(new Date(iso).getTime() - 60_000).toISOString(), locale, timeZone, false);
}
