import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import { type Policy } from '../src/access/index.js';
import { readConfig, type Config } from '../src/config/index.js';
import { migrate } from '../src/database/index.js';
import { platformMigrations, platformPolicies } from '../src/migrations/index.js';

export interface PlatformDatabase {
  config: Config;
  ownerUrl: string;
  /** A statement as the owner, past every policy. */
  owner<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Breaks the connections of this name, as a restart of the server would; answers how many. */
  disconnect(applicationName: string): Promise<number>;
  drop(): Promise<void>;
}

/** The person who builds reports and reads the audit of NETWORK by the stand-in mandates below. */
export const SECRETARY = '0190a000-0000-7000-8000-0000000000aa';
export const NETWORK = '0190a000-0000-7000-8000-0000000000bb';

/** Stand-ins for the functions that modules define over mandates; what they must answer is the same. */
export const STAND_INS: readonly string[] = [
  `create or replace function access.person() returns uuid language sql stable as $$ select nullif(current_setting('app.person', true), '')::uuid $$`,
  `create or replace function access.is_system() returns boolean language sql stable as $$ select coalesce(current_setting('app.kind', true), '') = 'system' $$`,
  `create or replace function access.everywhere(permission text) returns boolean language sql stable as $$ select false $$`,
  `create or replace function access.networks(permission text) returns uuid[] language sql stable as $$
     select case when access.person() = '${SECRETARY}' and permission in ('report.build', 'audit.read')
       then array['${NETWORK}']::uuid[] else '{}'::uuid[] end $$`,
];

/** A database that carries the platform's tables and no module's, so that the platform is tested by itself. */
export async function createPlatformDatabase(policies: readonly Policy[] = platformPolicies): Promise<PlatformDatabase> {
  const base = await createTestDatabase();
  const name = `p_${randomBytes(8).toString('hex')}`;
  const at = (url: string) => url.replace(/\/[^/]*$/, `/${name}`);
  await statement(base.superUrl, `create database ${name} template template0 owner peerpolis_owner`);
  const config = readConfig({ DATABASE_URL: at(base.appUrl), DATABASE_OWNER_URL: at(base.ownerUrl), DATABASE_POOL: '6' });
  await migrate(config, platformMigrations, { functions: STAND_INS, policies });
  const owner = new pg.Pool({ connectionString: config.database.ownerUrl, max: 2 });
  owner.on('error', () => {});
  return {
    config,
    ownerUrl: config.database.ownerUrl,
    owner: async <Row>(sql: string, parameters: unknown[] = []) => (await owner.query(sql, parameters)).rows as Row[],
    disconnect: async (applicationName) =>
      (await statement(base.superUrl, `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = $2`, [name, applicationName])) ?? 0,
    drop: async () => {
      await owner.end();
      await statement(base.superUrl, `drop database if exists ${name} with (force)`);
      await base.drop();
    },
  };
}

async function statement(url: string, sql: string, parameters: unknown[] = []): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rowCount;
  } finally {
    await client.end();
  }
}
