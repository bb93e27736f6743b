import { beforeAll, describe, expect, it } from '@jest/globals';
import { READERS, type Reader } from './support/cast.js';
import { differences, interview, inWords, type Chapter } from './support/compare.js';
import { withPolicy } from './support/mutants.js';
import { Probes } from './support/probes.js';
import { STAGES } from './support/story.js';
import { tellWorld, type Script } from './support/worlds.js';

/** Who may know that a review exists and how far it is, by pseudonym. */
const SEE_PROGRESS: readonly Reader[] = ['staff', 'moderator', 'firstPeer', 'peerOfficer'];
const OPENED = ['review.select.readers', 'review_score.select.unsealed', 'person.select.acquaintances'];

/** To the scoring, when reviews are being written. */
const script: Script = async (world, story, chapters) => {
  for (const stage of STAGES.slice(0, STAGES.indexOf('scoring') + 1)) await story.tell(stage);
  const probes = await new Probes(world, true).reading();
  chapters.set('scoring', await interview(world, READERS, probes));
  const near = probes.filter(({ route }) => /^\/(reviews|people)\b/.test(route));
  for (const name of OPENED) {
    await withPolicy(world, name, async () => {
      chapters.set(name, await interview(world, ['alderCoordinator', 'firstPeer', 'staff'], near));
    });
  }
};

let plain: Map<string, Chapter>;
let hesitant: Map<string, Chapter>;
let severe: Map<string, Chapter>;
beforeAll(async () => {
  plain = await tellWorld(['single'], script);
  hesitant = await tellWorld(['single'], script, { begun: false });
  severe = await tellWorld(['single'], script, { verdict: 'fully' }, { stranger: 'Tora Svensen' });
}, 600_000);

const between = (other: Map<string, Chapter>, moment: string) => differences(plain.get(moment) as Chapter, other.get(moment) as Chapter);
const places = (other: Map<string, Chapter>, moment: string): string[] => between(other, moment).map(({ reader, probe }) => `${reader} ${probe.route}`);

describe('a review under way', () => {
  it('shows how far it is to those who may know of it, and to nobody else', () => {
    const told = between(hesitant, 'scoring');
    expect([...new Set(told.map(({ reader }) => reader))].sort()).toEqual([...SEE_PROGRESS].sort());
    expect([...new Set(told.map(({ probe }) => probe.route))].sort()).toEqual(['/cycles/:id/cockpit', '/reviews', '/reviews/:id']);
  });

  it('shows what it says to nobody: not to fellow reviewers, not to the secretariat', () => {
    const told = between(severe, 'scoring').filter(({ probe }) => !probe.route.startsWith('/people'));
    expect(inWords('scoring', told)).toBe('');
  });

  it('would be seen by the city if the policy of reviews let everybody through', () => {
    expect(places(hesitant, 'review.select.readers')).toEqual(expect.arrayContaining(['alderCoordinator /reviews', 'alderCoordinator /reviews/:id']));
  });

  it('would be read by a fellow reviewer if the policy of scores let everybody through', () => {
    expect(places(severe, 'review_score.select.unsealed')).toEqual(expect.arrayContaining(['firstPeer /reviews/:id']));
  });
});

describe('a person of another network', () => {
  it('is seen by those who work with it', () => {
    const told = between(severe, 'scoring').filter(({ probe }) => probe.route.startsWith('/people'));
    expect([...new Set(told.map(({ reader }) => reader))].sort()).toEqual(['operator', 'outsider']);
  });

  it('would be seen by others if the policy of persons let everybody through', () => {
    expect(places(severe, 'person.select.acquaintances')).toEqual(expect.arrayContaining(['staff /people']));
  });
});
