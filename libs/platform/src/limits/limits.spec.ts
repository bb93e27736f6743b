import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPlatformDatabase, type PlatformDatabase } from '../../spec/platform-database.js';
import { RateLimits } from './limits.js';

let database: PlatformDatabase;
let here: RateLimits;
let there: RateLimits;
beforeAll(async () => {
  database = await createPlatformDatabase();
  here = new RateLimits(database.config);
  there = new RateLimits(database.config);
});
afterAll(async () => {
  await here.onApplicationShutdown();
  await there.onApplicationShutdown();
  await database.drop();
});

const SIGN_IN = { name: 'sign-in', points: 3, seconds: 60 };

it('counts over all processes, by key, and forgives', async () => {
  await here.consume(SIGN_IN, 'ann@sandbox.example');
  await there.consume(SIGN_IN, 'ann@sandbox.example');
  await here.consume(SIGN_IN, 'ann@sandbox.example');
  await here.consume(SIGN_IN, 'bob@sandbox.example');
  await expect(there.consume(SIGN_IN, 'ann@sandbox.example')).rejects.toMatchObject({ code: 'too-many-requests', details: { params: { retryAfter: 60 } } });
  await there.forgive(SIGN_IN, 'ann@sandbox.example');
  await here.consume(SIGN_IN, 'ann@sandbox.example');
});

it('lets exactly as many through at once as it says', async () => {
  const results = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => (i % 2 ? here : there).consume(SIGN_IN, 'race')));
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
});

it('keeps no address', async () => {
  expect(JSON.stringify(await database.owner(`select key from rate_limit`))).not.toMatch(/@|race/);
});
