import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createPlatformDatabase, type PlatformDatabase } from '../../spec/platform-database.js';
import { migrate } from '../database/index.js';
import { STAND_INS } from '../../spec/platform-database.js';
import { platformMigrations, platformPolicies } from './index.js';

let database: PlatformDatabase;
beforeAll(async () => {
  database = await createPlatformDatabase();
});
afterAll(() => database.drop());

const TABLES = `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;

it('goes up, down and up again on filled tables', async () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  await database.owner(`insert into outbox (id, kind, key, data, created_at) values ($1, 'x', 'x', '{}', '2026-01-01Z')`, [id]);
  await database.owner(`insert into job (id, kind, created_at) values ($1, 'x', '2026-01-01Z')`, [id]);
  await database.owner(
    `insert into audit_entry (id, at, action, object_type, details, actor_commitment) values (1, '2026-01-01Z', 'x', 'x', '{}', 'system')`,
  );
  await database.owner(`insert into audit_identity (entry_id, person_id, salt) values (1, $1, 'x')`, [id]);
  const before = await database.owner(TABLES);

  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.ownerUrl,
    migrations: [...platformMigrations],
    migrationsTableName: 'migration',
  }).initialize();
  await dataSource.undoLastMigration();
  await dataSource.destroy();
  expect(await database.owner(TABLES)).toEqual([{ name: 'migration' }]);
  expect(await database.owner(`select proname from pg_proc where pronamespace = 'public'::regnamespace`)).toEqual([]);

  await migrate(database.config, platformMigrations, { functions: STAND_INS, policies: platformPolicies });
  expect(await database.owner(TABLES)).toEqual(before);
});

it('leaves no default that asks the clock of the database', async () => {
  const defaults = await database.owner<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and table_name <> 'migration' and column_default ~ '(now|current_timestamp|clock)'`,
  );
  expect(defaults).toEqual([]);
});

it('keeps the audit append-only even for the owner', async () => {
  await database.owner(
    `insert into audit_entry (id, at, action, object_type, details, actor_commitment) values (2, '2026-01-01Z', 'x', 'x', '{}', 'system')`,
  );
  await expect(database.owner(`update audit_entry set action = 'y' where id = 2`)).rejects.toThrow('append-only');
  await expect(database.owner(`delete from audit_entry where id = 2`)).rejects.toThrow('append-only');
});
