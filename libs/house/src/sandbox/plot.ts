import { type CYCLE_STATES } from '@peerpolis/cycles';

export type CycleState = (typeof CYCLE_STATES)[number];

/** Stages with dates, in order, and their lengths in days. */
export const LENGTHS = { 'self-assessment': 60, review: 30, moderation: 20, reply: 20, publication: 20 } as const;
export type DatedStage = keyof typeof LENGTHS;
export const DATED = Object.keys(LENGTHS) as DatedStage[];

const DAY = 86_400_000;

/** One cycle of the sandbox: told up to `until`, with today ten days into that stage. */
export interface Plot {
  slug: string;
  title: string;
  until: CycleState;
}

export const PLOTS: readonly Plot[] = [
  { slug: 'sandbox-autumn-round', title: 'Autumn round (closed)', until: 'closed' },
  { slug: 'sandbox-winter-round', title: 'Winter round (published)', until: 'follow-up' },
  { slug: 'sandbox-spring-round', title: 'Spring round (ready to publish)', until: 'publication' },
  { slug: 'sandbox-may-round', title: 'May round (reply)', until: 'reply' },
  { slug: 'sandbox-summer-round', title: 'Summer round (moderation)', until: 'moderation' },
  { slug: 'sandbox-harvest-round', title: 'Harvest round (review)', until: 'review' },
  { slug: 'sandbox-lantern-round', title: 'Lantern round (self-assessment)', until: 'self-assessment' },
  { slug: 'sandbox-next-round', title: 'Next round (draft)', until: 'draft' },
];

/** Opening and closing of each stage, so that `today` lies ten days into the stage `until` (or ten days after the last, or before the first). */
export function datesFor(until: CycleState, today: Date): Record<DatedStage, { opens: Date; closes: Date }> {
  const position = DATED.indexOf(until as DatedStage);
  const before = DATED.slice(0, position < 0 ? DATED.length : position).reduce((days, stage) => days + LENGTHS[stage], 0);
  const offset = until === 'draft' ? -10 : before + 10;
  let at = today.getTime() - offset * DAY;
  const dates = {} as Record<DatedStage, { opens: Date; closes: Date }>;
  for (const stage of DATED) {
    const opens = new Date(at);
    at += LENGTHS[stage] * DAY;
    dates[stage] = { opens, closes: new Date(at) };
  }
  return dates;
}

const LEVELS = ['not-at-all', 'partly', 'fully'] as const;
export type Level = (typeof LEVELS)[number];

/** Small repeatable variety: the same town says the same in every reset. Not a random number for anything that counts. */
function mix(...parts: (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const character of parts.join('|')) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0;
  return (hash >>> 8) / 2 ** 24;
}

export function selfLevel(town: string, code: string): Level | 'not-applicable' {
  const draw = mix('self', town, code);
  if (draw > 0.95) return 'not-applicable';
  return LEVELS[draw < 0.2 ? 0 : draw < 0.6 ? 1 : 2] as Level;
}

/** Peers mostly follow the city, and are sometimes a step more sober. */
export function peerLevel(town: string, code: string, reviewer: string): Level | 'not-applicable' {
  const self = selfLevel(town, code);
  if (self === 'not-applicable') return self;
  const step = mix('peer', town, code, reviewer) > 0.78 ? 1 : 0;
  return LEVELS[Math.max(0, LEVELS.indexOf(self) - step)] as Level;
}

export const chance = (share: number, ...parts: (string | number)[]): boolean => mix(...parts) < share;
