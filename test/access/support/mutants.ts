import { migrateHouse, POLICIES } from '@peerpolis/house';
import { type World } from './world.js';

/** Does something in a house in which one policy has another condition (by default lets everybody through), and puts the right one back. */
export async function withPolicy(world: World, name: string, act: () => Promise<void>, condition = 'true'): Promise<void> {
  if (!POLICIES.some((policy) => policy.name === name)) throw new Error(`There is no policy ${name}`);
  await migrateHouse(
    world.house.config,
    POLICIES.map((policy) => (policy.name === name ? { ...policy, condition } : policy)),
  );
  try {
    await act();
  } finally {
    await migrateHouse(world.house.config);
  }
}
