import { beforeAll, describe, expect, it } from '@jest/globals';
import { READERS } from './support/cast.js';
import { allowed, broken, differences, interview, inWords, repliesIn, type Chapter } from './support/compare.js';
import { withPolicy } from './support/mutants.js';
import { Probes } from './support/probes.js';
import { STAGES, type Stage } from './support/story.js';
import { tellWorld, type Script } from './support/worlds.js';

const WATCHED: readonly Stage[] = ['asked', 'refused', 'scoring', 'one-left', 'in-moderation', 'in-reply', 'published', 'revealed'];
/** The stage at which everything is asked, lists in every way, and every write tried; at the others what matters most. */
const THOROUGH: Stage = 'scoring';

let left: Map<string, Chapter>;
let right: Map<string, Chapter>;

const script: Script = async (world, story, chapters) => {
  for (const stage of STAGES) {
    await story.tell(stage);
    if (!WATCHED.includes(stage)) continue;
    const brief = new Probes(world, true);
    if (stage !== THOROUGH) {
      chapters.set(stage, await interview(world, READERS, await brief.reading()));
      continue;
    }
    const thorough = new Probes(world, false);
    chapters.set(stage, await interview(world, READERS, [...(await thorough.reading()), ...(await thorough.lists())]));
    await withPolicy(world, 'review_identity.select.may-know', async () => {
      chapters.set('mutant', await interview(world, ['staff', 'moderator'], await brief.reading()));
    });
    chapters.set('writes', await interview(world, READERS, await brief.writing(), 1));
  }
};

beforeAll(async () => {
  left = await tellWorld(['single', 'double'], script);
  right = await tellWorld(['single', 'double'], script, { second: 'ann', refusing: 'bea' });
  process.stdout.write(`${[...left.values(), ...right.values()].reduce((sum, chapter) => sum + repliesIn(chapter), 0)} replies compared\n`);
}, 900_000);

const at = (moment: string): [Chapter, Chapter] => [left.get(moment) as Chapter, right.get(moment) as Chapter];

describe('who reviewed a town in a blind cycle', () => {
  it.each(WATCHED.filter((stage) => stage !== 'revealed'))('changes no byte for those who may not know: %s', (stage) => {
    expect(repliesIn(at(stage)[0])).toBeGreaterThan(READERS.length * 30);
    expect(at(stage).flatMap(broken)).toEqual([]);
    expect(inWords(stage, differences(...at(stage)))).toBe('');
  });

  it('changes no byte of a refusal, and every write is refused', () => {
    expect(at('writes').flatMap(broken)).toEqual([]);
    expect(at('writes').flatMap(allowed)).toEqual([]);
    expect(inWords('writes', differences(...at('writes')))).toBe('');
  });

  it('would be told by one policy that lets everybody through', () => {
    const found = differences(...at('mutant')).map(({ reader, probe }) => `${reader} ${probe.route}`);
    expect(found).toEqual(expect.arrayContaining(['staff /reviews', 'staff /reviews/:id']));
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
