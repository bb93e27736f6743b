import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPlatformDatabase, type PlatformDatabase } from '../../spec/platform-database.js';
import { startPlatform } from '../../spec/platform-app.js';
import { until } from '../../spec/until.js';
import { Queues, Timetable } from '../queue/index.js';
import { Storage } from '../storage/index.js';
import { Housekeeping } from './housekeeping.js';
import { JobHandler, type JobWork } from './job-handler.js';
import { Schedules } from './schedules.js';

let runs = 0;

@JobHandler('spec.remind')
class Remind implements JobWork {
  async run(): Promise<void> {
    runs++;
  }
}

@Injectable()
class Reminders implements OnModuleInit {
  constructor(private readonly schedules: Schedules) {}
  onModuleInit(): void {
    this.schedules.every('spec.remind', '0 6 * * *', 'Europe/Brussels');
  }
}

let database: PlatformDatabase;
beforeAll(async () => {
  database = await createPlatformDatabase();
});
afterAll(() => database.drop());

it('asks for one job per stroke of the clock, however often it is delivered', async () => {
  const worker = await startPlatform(database.config, true, [Remind, Reminders]);
  try {
    const timetable = worker.app.get(Timetable);
    expect(timetable.ticks.map(({ kind }) => kind).sort()).toEqual(['audit.seal', 'platform.housekeeping', 'spec.remind']);
    await timetable.tick('spec.remind', 'repeat:spec.remind:1');
    await timetable.tick('spec.remind', 'repeat:spec.remind:1');
    await until(() => runs > 0);
    await timetable.tick('spec.remind', 'repeat:spec.remind:2');
    await until(() => runs === 2);
    expect(await database.owner(`select status, requested_by from job where kind = 'spec.remind'`)).toEqual([
      { status: 'done', requested_by: null },
      { status: 'done', requested_by: null },
    ]);
    expect(await worker.app.get(Queues).deadLetters()).toEqual([]);
  } finally {
    await worker.close();
  }
});

it('refuses to start with a schedule that nothing handles, or that is none', async () => {
  await expect(startPlatform(database.config, true, [Reminders])).rejects.toThrow('spec.remind');
  expect(() => new Schedules().every('x', '* *')).toThrow('five cron fields');
});

it('keeps house: what is old goes, what is young stays', async () => {
  const api = await startPlatform(database.config, false);
  await database.owner(`truncate outbox`);
  for (const [key, age] of [['old', 100], ['young', 1]] as const) {
    const at = new Date(Date.now() - age * 24 * 3600_000);
    await database.owner(`insert into outbox (id, kind, key, data, created_at, relayed_at) values (gen_random_uuid(), 'x', $1, '{}', $2, $2)`, [key, at]);
    await database.owner(`insert into idempotency_key (person_id, key, request_hash, created_at) values (gen_random_uuid(), $1, '', $2)`, [key, at]);
    await database.owner(`insert into rate_limit (key, expire) values ($1, $2)`, [key, at.getTime() + 2 * 24 * 3600_000]);
  }
  await database.owner(`insert into outbox (id, kind, key, data, created_at) values (gen_random_uuid(), 'x', 'waiting', '{}', '2020-01-01Z')`);
  await api.app.get(Storage).put('a/kept', Readable.from([Buffer.from('x')]));
  await api.app.get(Housekeeping).consume();
  expect(await database.owner(`select key from outbox order by key`)).toEqual([{ key: 'waiting' }, { key: 'young' }]);
  expect(await database.owner(`select key from idempotency_key`)).toEqual([{ key: 'young' }]);
  expect(await database.owner(`select key from rate_limit`)).toEqual([{ key: 'young' }]);
  expect(await api.app.get(Storage).exists('a/kept')).toBe(true);
  await api.close();
});
