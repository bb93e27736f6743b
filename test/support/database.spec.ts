import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './database.js';

async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  let one: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is apart from every other', async () => {
    await rows(one.ownerUrl, 'create table only_here (id int)');
    expect(await rows(one.ownerUrl, `select to_regclass('only_here') as name`)).toEqual([{ name: 'only_here' }]);
    expect(await rows(other.ownerUrl, `select to_regclass('only_here') as name`)).toEqual([{ name: null }]);
  });

  it('gives the application a role that neither owns tables nor passes row-level security', async () => {
    expect(await rows(one.appUrl, 'select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user')).toEqual([
      { name: 'peerpolis_app', rolsuper: false, rolbypassrls: false },
    ]);
    await expect(rows(one.appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied');
    await expect(rows(one.appUrl, 'select * from only_here')).rejects.toThrow('permission denied');
  });

  it('has the extensions that migrations build on', async () => {
    const names = (await rows(one.ownerUrl, 'select extname from pg_extension')).map((row) => row.extname);
    expect(names).toEqual(expect.arrayContaining(['citext', 'pg_trgm', 'unaccent', 'pgcrypto', 'btree_gist']));
  });

  it('is gone after drop, even with open sessions', async () => {
    const passing = await createTestDatabase();
    const client = new pg.Client({ connectionString: passing.appUrl });
    client.on('error', () => {}); // the session is ended by the server, which is the point
    await client.connect();
    await passing.drop();
    await expect(rows(passing.ownerUrl, 'select 1')).rejects.toThrow('does not exist');
  });
});
