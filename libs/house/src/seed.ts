import { seedNetworks, type NetworkSeedResult } from '@peerpolis/networks';
import { seedStandards, type StandardSeedResult } from '@peerpolis/standards';
import { APPLICATION_ROLE, Db, SYSTEM, SystemClock, SystemIds, SystemRandomness, type Config } from '@peerpolis/platform';
import { DataSource } from 'typeorm';

export interface SeedResult {
  readonly standards: StandardSeedResult;
  readonly networks: NetworkSeedResult;
}

/** Loads the reference data into a migrated database in one transaction. A second run changes nothing. */
export async function seedReferenceData(config: Pick<Config, 'database'>): Promise<SeedResult> {
  const { url, switchRole } = config.database;
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: [],
    synchronize: false,
    poolSize: 1,
    extra: switchRole ? { options: `-c role=${APPLICATION_ROLE}` } : {},
  });
  await dataSource.initialize();
  try {
    const clock = new SystemClock();
    const ids = new SystemIds(clock, new SystemRandomness());
    const db = new Db(dataSource, clock);
    return await db.run(SYSTEM, async () => ({ standards: await seedStandards({ db, clock, ids }), networks: await seedNetworks({ db, ids }) }));
  } finally {
    await dataSource.destroy();
  }
}
