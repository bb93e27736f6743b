import { type Reader } from './cast.js';
import { type Probe } from './probes.js';
import { type Reply, type World } from './world.js';

/** What everybody was answered at one moment of one world. */
export interface Chapter {
  probes: readonly Probe[];
  replies: Map<Reader, Reply[]>;
}

export interface Difference {
  reader: Reader;
  probe: Probe;
  one: Reply;
  other: Reply;
}

/** Most answers are the same few refusals; each text is kept once. */
const texts = new Map<string, string>();
const kept = (text: string): string => {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return known ?? text;
};

/** Readers that ask at the same time; each asks one thing after the other. */
const AT_ONCE = 4;

/** Makes every request as every reader. @param atOnce readers at the same time; 1 where they change what the next one sees */
export async function interview(world: World, readers: readonly Reader[], probes: readonly Probe[], atOnce = AT_ONCE): Promise<Chapter> {
  const replies = new Map<Reader, Reply[]>(readers.map((reader) => [reader, []]));
  const waiting = [...replies];
  const ask = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [reader, answers] = next;
      for (const { method, path, body, headers } of probes) {
        const reply = await world.call(reader, method, path, body, headers);
        answers.push({ status: reply.status, headers: reply.headers.map(kept), body: kept(reply.body) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return { probes, replies };
}

/** Where status, headers or body differ in a byte; for each reader and route the first place only. */
export function differences(left: Chapter, right: Chapter): Difference[] {
  const found: Difference[] = [];
  for (const [reader, answers] of left.replies) {
    const told = new Set<string>();
    for (const [at, probe] of left.probes.entries()) {
      const twin = right.probes[at];
      if (JSON.stringify(twin) !== JSON.stringify(probe)) throw new Error(`The worlds were not asked the same: ${probe.path} and ${twin?.path}`);
      const [one, other] = [answers[at] as Reply, right.replies.get(reader)?.[at] as Reply];
      const route = `${probe.method} ${probe.route}`;
      if (told.has(route) || same(one, other)) continue;
      told.add(route);
      found.push({ reader, probe, one, other });
    }
  }
  return found;
}

const same = (one: Reply, other: Reply): boolean => one.status === other.status && one.body === other.body && one.headers.join('\n') === other.headers.join('\n');

/** Requests that a defect of ours answered. */
export function broken({ probes, replies }: Chapter): string[] {
  return [...replies].flatMap(([reader, answers]) => answers.flatMap(({ status }, at) => (status >= 500 ? [`${reader} ${probes[at]?.method} ${probes[at]?.path}: ${status}`] : [])));
}

/** Writes that somebody was let do. */
export function allowed({ probes, replies }: Chapter): string[] {
  return [...replies].flatMap(([reader, answers]) =>
    answers.flatMap(({ status }, at) => (probes[at]?.forbidden && status < 400 ? [`${reader} ${probes[at]?.method} ${probes[at]?.path} ${JSON.stringify(probes[at]?.body)}`] : [])),
  );
}

export const repliesIn = ({ replies }: Chapter): number => [...replies.values()].reduce((sum, answers) => sum + answers.length, 0);

/** The first differences in words, and where the others are. Empty where there are none. */
export function inWords(moment: string, found: readonly Difference[]): string {
  const full = found.slice(0, 3).map(({ reader, probe, one, other }) =>
    [
      `At "${moment}", ${reader} can tell the worlds apart by ${probe.method} ${decodeURIComponent(probe.path)} (route ${probe.route})`,
      `  one:   ${excerpt(one, other)}`,
      `  other: ${excerpt(other, one)}`,
    ].join('\n'),
  );
  const rest = found.slice(3).map(({ reader, probe }) => `${reader}: ${probe.method} ${probe.route}`);
  return [...full, ...(rest.length > 0 ? [`and ${rest.length} more: ${rest.slice(0, 30).join('; ')}`] : [])].join('\n');
}

/** Status, the headers that differ, and the body around the first byte that differs. */
function excerpt(reply: Reply, other: Reply): string {
  const headers = reply.headers.filter((line) => !other.headers.includes(line));
  let at = 0;
  while (at < reply.body.length && reply.body[at] === other.body[at]) at++;
  return `${reply.status} ${headers.join(' | ')} …${reply.body.slice(Math.max(0, at - 120), at + 240)}`;
}
