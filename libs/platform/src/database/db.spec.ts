import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, QueryFailedError } from 'typeorm';
import { createPlatformDatabase, SECRETARY, type PlatformDatabase } from '../../spec/platform-database.js';
import { type PersonActor } from '../actor/index.js';
import { SystemClock } from '../ports/index.js';
import { Db } from './db.js';

const PERSON: PersonActor = { kind: 'person', personId: SECRETARY, sessionId: '0190a000-0000-7000-8000-0000000000cc', locale: 'en', roles: [] };
const WHO = `select current_setting('app.kind', true) as kind, current_setting('app.person', true) as person`;

let database: PlatformDatabase;
let dataSource: DataSource;
let db: Db;

const who = async (): Promise<string> => {
  const row = await db.one<{ kind: string; person: string }>(WHO);
  return `${row?.kind} ${row?.person}`.trim();
};
const person = `person ${SECRETARY}`;

beforeAll(async () => {
  database = await createPlatformDatabase();
  await database.owner(`create table note (text text)`);
  await database.owner(`grant select, insert on note to peerpolis_app`);
});
afterAll(() => database.drop());

beforeEach(async () => {
  await dataSource?.destroy();
  // one connection: who comes next gets the same one
  dataSource = await new DataSource({ type: 'postgres', url: database.config.database.url, poolSize: 1, extra: { pipeline: true } }).initialize();
  db = new Db(dataSource, new SystemClock());
});
afterAll(() => dataSource.destroy());

describe('a transaction', () => {
  it('says who acts before the first statement, and leaves nothing behind', async () => {
    expect(await db.run(PERSON, who)).toBe(person);
    expect(await dataSource.query(WHO)).toEqual([{ kind: '', person: '' }]);
  });

  it('takes no connection for work without a statement', async () => {
    const only = dataSource.createQueryRunner();
    await only.connect();
    expect(await db.run(PERSON, () => Promise.resolve('done'))).toBe('done');
    await only.release();
  });

  it('keeps what was done, or nothing', async () => {
    await db.run(PERSON, () => db.query(`insert into note values ('kept')`));
    const failing = db.run(PERSON, async () => {
      await db.query(`insert into note values ('dropped')`);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await database.owner(`select text from note`)).toEqual([{ text: 'kept' }]);
  });

  it('does not pretend to have kept what a swallowed error has undone', async () => {
    const careless = db.run(PERSON, async () => {
      await db.query(`insert into note values ('lost')`);
      await db.query(`select 1 / 0`).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('Nothing was kept');
    expect(await database.owner(`select text from note where text = 'lost'`)).toEqual([]);
  });

  it('gives the error of the driver, and the connection back in order', async () => {
    const failing = db.run(PERSON, () => db.query(`select 1 / 0`));
    await expect(failing).rejects.toThrow(QueryFailedError);
    await expect(failing).rejects.toMatchObject({ driverError: { code: '22012' } });
    expect(await db.run(PERSON, who)).toBe(person);
  });

  it('refuses a statement after its end: the connection is another’s', async () => {
    const left: Promise<unknown>[] = [];
    await db.run(PERSON, async () => {
      await db.query(`select 1`);
      left.push(new Promise((resolve) => setTimeout(resolve, 50)).then(() => db.query(`select 2`)));
      left[0]?.catch(() => undefined);
    });
    await expect(left[0]).rejects.toThrow('after the end of its transaction');
  });
});

describe('a step beyond the actor’s rights', () => {
  it('acts as the system, and only within', async () => {
    const seen = await db.run(PERSON, async () => [await who(), await db.elevate(who), await who()]);
    expect(seen).toEqual([person, 'system', person]);
  });

  it('ends with an error that the caller handles', async () => {
    const after = await db.run(PERSON, async () => {
      await db.elevate(async () => {
        await who();
        throw new Error('not possible');
      }).catch(() => undefined);
      return who();
    });
    expect(after).toBe(person);
  });

  it('does not colour what the actor asks at the same time', async () => {
    const seen = await db.run(PERSON, () => Promise.all([who(), db.elevate(who), who(), db.elevate(who), db.often(WHO), db.elevate(() => db.often(WHO))]));
    expect(seen).toEqual([person, 'system', person, 'system', [{ kind: 'person', person: SECRETARY }], [{ kind: 'system', person: '' }]]);
  });
});
