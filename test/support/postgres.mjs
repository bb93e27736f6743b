/**
 * The PostgreSQL of one test run, started when the first test asks for a database:
 *   node test/support/postgres.mjs RUN_FOLDER
 * prints {"superUrl", "ownerUrl", "appUrl"} of the migrated template database. A process of its own, so that it works the
 * same from every Jest worker.
 */
import { spawnSync } from 'node:child_process';
import { constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startPostgres } from '../../infra/embedded/index.mjs';
import { lock } from '../../infra/embedded/lock.mjs';
import { buildServer } from '../../tools/build.mjs';
import { hashOf } from '../../tools/sources.mjs';

const pg = createRequire(import.meta.url)('pg');
const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/peerpolis-test');
const TEMPLATE = 'peerpolis_template';
const KEPT = 3;

const run = process.argv[2];
const held = await lock(join(run, 'start.lock'), 180_000);
try {
  process.stdout.write(await ensure());
} finally {
  held.release();
}

async function ensure() {
  const state = join(run, 'postgres.json');
  if (existsSync(state)) return readFileSync(state, 'utf8');
  const say = (line) => process.stderr.write(`${line}\n`);
  const source = await buildServer(ROOT, say);
  const key = hashOf(ROOT, ['infra/embedded', 'test/support/postgres.mjs']).slice(0, 16) + source.slice(0, 16);
  const cached = join(CACHE, key);
  const directory = join(run, 'postgres');
  if (existsSync(cached)) {
    copy(cached, directory);
    touch(cached);
  } else {
    await makeTemplate(directory, say);
    keep(directory, cached);
  }
  const server = await startPostgres(directory, { disposable: true });
  const inTemplate = (url) => url.replace(/\/[^/]*$/, `/${TEMPLATE}`);
  const answer = { superUrl: server.superUrl, ownerUrl: inTemplate(server.ownerUrl), appUrl: inTemplate(server.appUrl) };
  writeFileSync(state, JSON.stringify(answer), { mode: 0o600 });
  return JSON.stringify(answer);
}

/** A stopped cluster in which `peerpolis_template` carries all migrations. */
async function makeTemplate(directory, say) {
  const server = await startPostgres(directory, { disposable: true });
  try {
    const inTemplate = (url) => url.replace(/\/[^/]*$/, `/${TEMPLATE}`);
    await query(server.superUrl, `ALTER DATABASE peerpolis RENAME TO ${TEMPLATE}`, 'postgres');
    migrate({ DATABASE_URL: inTemplate(server.appUrl), DATABASE_OWNER_URL: inTemplate(server.ownerUrl) }, say);
    await query(server.superUrl, `ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`, 'postgres');
    await query(server.superUrl, 'CREATE DATABASE peerpolis OWNER peerpolis_owner', 'postgres');
  } finally {
    await server.stop();
  }
}

function migrate(addresses, say) {
  const command = spawnSync(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), 'admin', 'migrate'], {
    cwd: ROOT,
    env: { ...process.env, ...addresses },
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (command.status === 2 && command.stderr.includes('unknown command')) return say('no "admin migrate" yet: the template is empty');
  if (command.status !== 0) throw new Error(`peerpolis admin migrate failed (${command.status ?? command.signal}):\n${command.stdout}${command.stderr}`);
}

async function query(url, sql, database) {
  const client = new pg.Client(url.replace(/\/[^/]*$/, `/${database}`));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Only a saving: a cache that cannot be written (another user's checkout) is done without. */
function keep(directory, cached) {
  const draft = `${cached}.${process.pid}`;
  try {
    mkdirSync(CACHE, { recursive: true, mode: 0o711 });
    copy(directory, draft);
    renameSync(draft, cached);
    const old = readdirSync(CACHE).map((name) => join(CACHE, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const path of old.slice(KEPT)) rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function copy(from, to) {
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, filter: (path) => !path.endsWith('launch.lock') });
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // read-only checkout: it is merely forgotten sooner
  }
}
