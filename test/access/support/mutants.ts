import { migrateHouse, POLICIES } from '@peerpolis/house';
import { type World } from './world.js';

/** Does something in a house in which one policy lets everybody through, and puts the right one back. */
export async function withOpenPolicy(world: World, name: string, act: () => Promise<void>): Promise<void> {
  if (!POLICIES.some((policy) => policy.name === name)) throw new Error(`There is no policy ${name} to open`);
  await migrateHouse(
    world.house.config,
    POLICIES.map((policy) => (policy.name === name ? { ...policy, condition: 'true' } : policy)),
  );
  try {
    await act();
  } finally {
    await migrateHouse(world.house.config);
  }
}
