import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CAST, READERS, type Reader, type Who } from './support/cast.js';
import { withPolicy } from './support/mutants.js';
import { PLAIN, STAGES, Story } from './support/story.js';
import { World } from './support/world.js';

let world: World;
let story: Story;
beforeAll(async () => {
  world = await World.start();
  story = new Story(world, ['open', 'single'], PLAIN);
  for (const stage of STAGES.slice(0, STAGES.indexOf('scoring') + 1)) await story.tell(stage);
}, 300_000);
afterAll(() => world.close());

/** Names of Alder's reviewers that a reader is shown in a cycle, in the order of the alphabet. */
async function names(who: Reader | Who, mode: 'open' | 'single'): Promise<string[]> {
  const filter = encodeURIComponent(JSON.stringify({ dossierId: story.round(mode).dossiers.get('alder') }));
  const { status, body } = await world.call(who, 'GET', `/reviews?filter=${filter}`);
  if (status !== 200) return [];
  return (JSON.parse(body) as { reviewer: { name: string } | null }[]).flatMap(({ reviewer }) => (reviewer ? [reviewer.name] : [])).sort();
}

const ALL = (['firstPeer', 'yves', 'peerOfficer', 'zoe'] as const).map((who) => CAST[who].name).sort();
/** Who sees the dossier and may know, while reviews are written. */
const KNOW: readonly Reader[] = ['alderCoordinator', 'alderContributor', 'alderSignatory', 'staff', 'moderator', 'partialOfficer', 'firstPeer', 'peerOfficer'];

describe('reviewers', () => {
  it('of an open cycle are named to those who see the dossier', async () => {
    for (const who of KNOW) expect([who, await names(who, 'open')]).toEqual([who, ALL]);
    for (const who of READERS.filter((reader) => !KNOW.includes(reader))) expect([who, await names(who, 'open')]).toEqual([who, []]);
  });

  it('of a blind cycle are named to the assigning officer, and each to itself', async () => {
    expect(await names('officer', 'single')).toEqual(ALL);
    for (const who of READERS) expect([who, await names(who, 'single')]).toEqual([who, who === 'firstPeer' || who === 'peerOfficer' ? [CAST[who].name] : []]);
  });

  it('would be named to nobody without the policy: the names come through it and nothing else', async () => {
    await withPolicy(world, 'review_identity.select.may-know', async () => {
      expect(await names('alderCoordinator', 'open')).toEqual([]);
      expect(await names('officer', 'single')).toEqual([]);
    }, 'false');
  });

  it('of an open cycle are named to other members once the dossier is published', async () => {
    for (const stage of STAGES.slice(STAGES.indexOf('scoring') + 1, STAGES.indexOf('published') + 1)) await story.tell(stage);
    for (const who of [...KNOW, 'cedarCoordinator', 'elmCoordinator', 'operator'] as const) expect([who, await names(who, 'open')]).toEqual([who, ALL]);
    for (const who of ['observer', 'outsider', 'idlePeer', 'alderPeer', 'nobody'] as const) expect([who, await names(who, 'open')]).toEqual([who, []]);
  }, 120_000);
});
