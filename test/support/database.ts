import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

export interface TestDatabase {
  /** Role `peerpolis_owner`: owns the tables, for migrations and for arranging what no actor may do. */
  ownerUrl: string;
  /** Role `peerpolis_app`: what the application connects as, under row-level security. */
  appUrl: string;
  /** Role `postgres`, for tests of the platform itself only. */
  superUrl: string;
  /** Ends all sessions of the database and removes it. */
  drop(): Promise<void>;
}

interface Addresses {
  ownerUrl: string;
  appUrl: string;
  superUrl: string;
}

let server: Promise<Addresses> | undefined;

/**
 * A fresh, migrated and otherwise empty database on the test run's own PostgreSQL, which the first call starts.
 * Costs about 30 ms once the server runs; make one per spec file.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  server ??= start();
  const addresses = await server;
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asSuperuser(addresses, `CREATE DATABASE ${name} TEMPLATE peerpolis_template OWNER peerpolis_owner`);
  const inDatabase = (url: string): string => url.replace(/\/[^/]*$/, `/${name}`);
  return {
    ownerUrl: inDatabase(addresses.ownerUrl),
    appUrl: inDatabase(addresses.appUrl),
    superUrl: inDatabase(addresses.superUrl),
    drop: () => asSuperuser(addresses, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function start(): Promise<Addresses> {
  const run = process.env.PEERPOLIS_TEST_RUN;
  if (!run) throw new Error('PEERPOLIS_TEST_RUN is not set: run tests through the Jest configuration of this repository');
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'postgres.mjs'), run]);
  return JSON.parse(stdout) as Addresses;
}

async function asSuperuser(addresses: Addresses, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: addresses.superUrl.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
