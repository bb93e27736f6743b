import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readConfig } from '@peerpolis/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { seedReferenceData } from './seed.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('loads the reference data with the rights of the application alone, also twice at once, and then changes nothing', async () => {
  const config = readConfig({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl });
  const both = await Promise.all([seedReferenceData(config), seedReferenceData(config)]);
  expect(both.map((result) => result.standards.added.length).sort()).toEqual([0, 16]);
  expect(both.map((result) => result.networks.sightings).sort((a, b) => a - b)).toEqual([0, 594]);
  expect((await seedReferenceData(config)).standards).toEqual({ added: [], replaced: [], unchanged: 16 });
});
