import { type BlindMode } from '@peerpolis/platform';
import { type Who } from './cast.js';
import { type Chapter } from './compare.js';
import { PLAIN, Story, type Twist } from './story.js';
import { World } from './world.js';

/** Tells the story and interviews the readers at the moments of its choice. */
export type Script = (world: World, story: Story, chapters: Map<string, Chapter>) => Promise<void>;

export interface TwoWorlds {
  left: Map<string, Chapter>;
  right: Map<string, Chapter>;
}

/**
 * The same script in two worlds, which differ in what the twist says and in nothing else. One after the other, because passport keeps
 * its strategies for the whole process.
 */
export async function twoWorlds(modes: readonly BlindMode[], script: Script, twist: Partial<Twist>, names: Partial<Record<Who, string>> = {}): Promise<TwoWorlds> {
  return { left: await tellOne(modes, script, PLAIN, {}), right: await tellOne(modes, script, { ...PLAIN, ...twist }, names) };
}

async function tellOne(modes: readonly BlindMode[], script: Script, twist: Twist, names: Partial<Record<Who, string>>): Promise<Map<string, Chapter>> {
  const world = await World.start(names);
  try {
    const chapters = new Map<string, Chapter>();
    await script(world, new Story(world, modes, twist), chapters);
    return chapters;
  } finally {
    await world.close();
  }
}
