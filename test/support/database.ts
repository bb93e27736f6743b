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

const EMPTY = 'peerpolis_template';
const FILLED = 'peerpolis_filled';
/** Any number; of two workers that ask at once, one builds and the other waits. */
const FILLING = 5_021_988;

interface Addresses {
  ownerUrl: string;
  appUrl: string;
  superUrl: string;
}

let server: Promise<Addresses> | undefined;

export interface TestDatabaseOptions {
  /** Filled as `npm start` fills it: reference data and the sandbox, built by the first that asks in a run. */
  filled?: boolean;
}

/**
 * A fresh, migrated and otherwise empty database on the test run's own PostgreSQL, which the first call starts.
 * Costs about 30 ms once the server runs; make one per spec file.
 */
export async function createTestDatabase({ filled = false }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  server ??= start();
  const addresses = await server;
  if (filled) await ensureFilled(addresses);
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asSuperuser(addresses, `CREATE DATABASE ${name} TEMPLATE ${filled ? FILLED : EMPTY} OWNER peerpolis_owner`);
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

/** By the built command, as an installation does it. */
async function ensureFilled({ superUrl, ownerUrl, appUrl }: Addresses): Promise<void> {
  const inFilled = (url: string): string => url.replace(/\/[^/]*$/, `/${FILLED}`);
  await onServer(superUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [FILLING]);
    const known = await client.query('SELECT datistemplate AS ready FROM pg_database WHERE datname = $1', [FILLED]);
    if (known.rows[0]?.ready) return;
    await client.query(`DROP DATABASE IF EXISTS ${FILLED} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${FILLED} TEMPLATE ${EMPTY} OWNER peerpolis_owner`);
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: inFilled(appUrl), DATABASE_OWNER_URL: inFilled(ownerUrl), PEERPOLIS_SANDBOX: 'on' };
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../dist/apps/cli/src/main.js'), 'admin', 'seed'], { env });
    await client.query(`ALTER DATABASE ${FILLED} IS_TEMPLATE true`);
  });
}

const asSuperuser = ({ superUrl }: Addresses, sql: string): Promise<void> => onServer(superUrl, async (client) => void (await client.query(sql)));

async function onServer(superUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
