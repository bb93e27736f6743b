import { type BlindMode } from '@peerpolis/platform';
import { type Who } from './cast.js';
import { type Chapter } from './compare.js';
import { PLAIN, Story, type Twist } from './story.js';
import { World } from './world.js';

/** Tells the story and interviews the readers at the moments of its choice. */
export type Script = (world: World, story: Story, chapters: Map<string, Chapter>) => Promise<void>;

/**
 * The script in one world. Worlds with the same script differ in what their twists say and in nothing else. They come one after the
 * other, because passport keeps its strategies for the whole process.
 */
export async function tellWorld(modes: readonly BlindMode[], script: Script, twist: Partial<Twist> = {}, names: Partial<Record<Who, string>> = {}): Promise<Map<string, Chapter>> {
  const world = await World.start(names);
  try {
    const chapters = new Map<string, Chapter>();
    await script(world, new Story(world, modes, { ...PLAIN, ...twist }), chapters);
    return chapters;
  } finally {
    await world.close();
  }
}
