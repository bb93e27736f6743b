/** States and stages in their order, for the screen: the contracts' own lists would bring the whole validator into every page. */
export const cycleStates = ['draft', 'self-assessment', 'review', 'moderation', 'reply', 'publication', 'follow-up', 'closed'] as const;
export const stages = ['self-assessment', 'review', 'moderation', 'reply', 'publication'] as const;
export type StageName = (typeof stages)[number];

/** Days a stage lasts in the dates a new cycle proposes. */
const lengths: Record<StageName, number> = { 'self-assessment': 60, review: 30, moderation: 20, reply: 20, publication: 20 };

const pad = (n: number): string => String(n).padStart(2, '0');

/** A day with a time of day as forms and the API write it, without a zone: it means the network's. */
const local = (day: Date): string => `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}T00:00`;

/** Stages one after another from the Monday after next on; `today` in ms since 1970. */
export function proposedDates(today: number): { stage: StageName; opens: string; closes: string }[] {
  const day = 86_400_000;
  const weekday = new Date(today).getUTCDay();
  let at = Math.floor(today / day) * day + (((8 - weekday) % 7) + 7) * day;
  return stages.map((stage) => {
    const opens = local(new Date(at));
    at += lengths[stage] * day;
    return { stage, opens, closes: local(new Date(at)) };
  });
}

/** The wall clock of a zone at a moment, as `datetime-local` fields write it. */
export function wallClock(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** An address made of a title: small letters, digits and hyphens. */
export function slugOf(title: string): string {
  return title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
}
