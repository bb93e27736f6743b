import { type INestApplicationContext } from '@nestjs/common';
import { seedNetworks } from '@peerpolis/networks';
import { Clock, Db, Ids, SYSTEM } from '@peerpolis/platform';
import { seedStandards } from '@peerpolis/standards';
import { seedCityProsperity } from './city-prosperity.js';

/** Any number; one seed at a time in one database. */
const SEED_LOCK = 5_021_987;

/** Loads the reference data. A second run changes nothing. Returns a line per thing that was new. */
export async function seedReferenceData(app: INestApplicationContext): Promise<string[]> {
  const db = app.get(Db);
  const ports = { db, clock: app.get(Clock), ids: app.get(Ids) };
  const lines = await db.run(SYSTEM, async () => {
    await db.query(`select pg_advisory_xact_lock($1)`, [SEED_LOCK]);
    const standards = await seedStandards(ports);
    const networks = await seedNetworks(ports);
    return [
      ...standards.added.map((code) => `standard ${code}`),
      ...standards.replaced.map((code) => `standard ${code} (draft replaced)`),
      ...Object.entries(networks).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : [])),
    ];
  });
  if (await seedCityProsperity(app)) lines.push('City Prosperity Index as a historical cycle');
  return lines;
}
