import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPlatformDatabase, type PlatformDatabase } from '../../spec/platform-database.js';
import { person, startPlatform, type PlatformApp } from '../../spec/platform-app.js';
import { until } from '../../spec/until.js';
import { ANONYMOUS, SYSTEM } from '../actor/index.js';
import { Consumes, type Delivery, type OutboxConsumer } from './consumer.js';
import { drainJobs } from './drain.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './relay.js';

const ANN = '0190a000-0000-7000-8000-000000000001';
const seen: Delivery[] = [];

@Consumes('spec.happened')
class SpecConsumer implements OutboxConsumer {
  async consume(delivery: Delivery): Promise<void> {
    seen.push(delivery);
  }
}

let database: PlatformDatabase;
let platform: PlatformApp;
beforeAll(async () => {
  database = await createPlatformDatabase();
  platform = await startPlatform(database.config, false, [SpecConsumer]);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const add = (key: string, actor = person(ANN)) =>
  platform.db.run(actor, () => platform.app.get(Outbox).add({ kind: 'spec.happened', key, data: { n: 1 } }));

it('takes an entry from anybody once per key, and shows it to nobody', async () => {
  await add('one');
  await add('one');
  await add('two', ANONYMOUS);
  expect(await platform.db.run(person(ANN), () => platform.db.query(`select * from outbox`))).toEqual([]);
  const report = await drainJobs(platform.app);
  expect(report.done).toEqual(['spec.happened', 'spec.happened']);
  expect(seen.splice(0).map(({ key, data }) => [key, data])).toEqual([['one', { n: 1 }], ['two', { n: 1 }]]);
});

it('gives an entry without a consumer up, and says so', async () => {
  await platform.db.run(SYSTEM, () => platform.app.get(Outbox).add({ kind: 'spec.unheard', key: 'u', data: {} }));
  await expect(drainJobs(platform.app)).rejects.toThrow('unknown-kind');
});

it('relays each entry once from several workers, and what was added while none ran', async () => {
  const keys = Array.from({ length: 450 }, (_, i) => `many:${i}`);
  await platform.db.run(person(ANN), async () => {
    for (const key of keys) await platform.app.get(Outbox).add({ kind: 'spec.happened', key, data: {} });
  });
  const workers = [await startPlatform(database.config, true, [SpecConsumer]), await startPlatform(database.config, true, [SpecConsumer])];
  try {
    await until(() => new Set(seen.map(({ key }) => key)).size === keys.length);
    await add('late');
    const asked = performance.now();
    await until(() => seen.some(({ key }) => key === 'late'));
    // Far below the poll's two seconds: the notification woke the relay.
    expect(performance.now() - asked).toBeLessThan(1500);
    expect(seen).toHaveLength(keys.length + 1);
    expect(await database.owner(`select count(*)::int as waiting from outbox where relayed_at is null`)).toEqual([{ waiting: 0 }]);
  } finally {
    for (const worker of workers) await worker.close();
  }
});

it('keeps entries waiting while the queue is away', async () => {
  const worker = await startPlatform(database.config, true, [SpecConsumer]);
  const relay = worker.app.get(OutboxRelay);
  await relay.stop();
  await database.owner(`alter schema bullmq rename to bullmq_away`);
  try {
    await add('patient');
    expect(await relay.relayBatch()).toBe(0);
    expect(await database.owner(`select attempts, last_error, relayed_at from outbox where key = 'patient'`)).toEqual([
      { attempts: 1, last_error: 'queue-unavailable', relayed_at: null },
    ]);
  } finally {
    await database.owner(`alter schema bullmq_away rename to bullmq`);
  }
  expect(await relay.relayBatch()).toBe(1);
  await until(() => seen.some(({ key }) => key === 'patient'));
  await worker.close();
});
