import { beforeAll, describe, expect, it } from '@jest/globals';
import { READERS } from './support/cast.js';
import { broken, differences, interview, inWords, repliesIn, type Chapter } from './support/compare.js';
import { Probes } from './support/probes.js';
import { STAGES, type Stage } from './support/story.js';
import { twoWorlds, type TwoWorlds } from './support/worlds.js';

const WATCHED: readonly Stage[] = ['asked', 'refused', 'scoring', 'one-left', 'in-moderation', 'in-reply', 'published', 'revealed'];
/** The stage at which everything is asked, and lists in every way; at the others what matters most. */
const THOROUGH: Stage = 'scoring';

let worlds: TwoWorlds;
let replies = 0;
beforeAll(async () => {
  worlds = await twoWorlds(
    ['single', 'double'],
    async (world, story, chapters) => {
      for (const stage of STAGES) {
        await story.tell(stage);
        if (!WATCHED.includes(stage)) continue;
        const probes = new Probes(world, stage !== THOROUGH);
        const asked = [...(await probes.reading()), ...(stage === THOROUGH ? await probes.lists() : [])];
        const chapter = await interview(world, READERS, asked);
        chapters.set(stage, chapter);
        replies += repliesIn(chapter);
      }
    },
    { second: 'ann', refusing: 'bea' },
  );
  process.stdout.write(`${replies} replies compared\n`);
}, 900_000);

const at = (stage: Stage): [Chapter, Chapter] => [worlds.left.get(stage) as Chapter, worlds.right.get(stage) as Chapter];

describe('who reviewed a town in a blind cycle', () => {
  it.each(WATCHED.filter((stage) => stage !== 'revealed'))('changes no byte for those who may not know: %s', (stage) => {
    const [left, right] = at(stage);
    expect(repliesIn(left)).toBeGreaterThan(READERS.length * 30);
    expect([...broken(left), ...broken(right)]).toEqual([]);
    expect(inWords(stage, differences(left, right))).toBe('');
  });

  it('is told by the same requests once the cycle has revealed it, and only to those for whom the table says so', () => {
    const told = new Set(differences(...at('revealed')).map(({ reader }) => reader));
    expect([...told].sort()).toEqual([
      'alderContributor',
      'alderCoordinator',
      'alderSignatory',
      'cedarCoordinator',
      'elmCoordinator',
      'firstPeer',
      'moderator',
      'operator',
      'partialOfficer',
      'peerOfficer',
      'staff',
    ]);
  });
});
