import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandFor, giveTo, letThrough } from './run-as.mjs';

export const DATABASE = 'peerpolis';
export const ROLES = { super: 'postgres', owner: 'peerpolis_owner', app: 'peerpolis_app' };
/** Made by the superuser because the owner of the tables must not be one. */
const EXTENSIONS = ['citext', 'pg_trgm', 'unaccent', 'pgcrypto', 'btree_gist'];

/**
 * Where things lie below the directory given by the caller.
 * @param {string} base
 */
export function layout(base) {
  return {
    base,
    cluster: join(base, 'cluster'),
    secrets: join(base, 'secrets.json'),
    ready: join(base, 'ready.json'),
    log: join(base, 'server.log'),
    lock: join(base, 'launch.lock'),
  };
}

/**
 * Makes the cluster, its roles, database and extensions, unless a marker says that this was once finished. A directory
 * in which it was begun and not finished holds nothing worth keeping and is made anew.
 * @param {ReturnType<typeof layout>} paths
 * @param {{ initdb: string, postgres: string }} binaries
 * @param {import('./run-as.mjs').RunAs} runAs
 * @param {{ disposable: boolean }} options disposable: for tests, nothing is flushed to disk
 */
export async function ensureCluster(paths, binaries, runAs, { disposable }) {
  letThrough(runAs, paths.base);
  if (existsSync(paths.ready)) return checkMarker(paths, binaries, runAs);
  rmSync(paths.cluster, { recursive: true, force: true });
  mkdirSync(paths.cluster, { recursive: true, mode: 0o700 });
  giveTo(runAs, paths.cluster);

  const initdb = [
    ['-D', paths.cluster, '--username', ROLES.super, '--auth=trust', '--encoding=UTF8'],
    ['--locale-provider=icu', '--icu-locale=und', '--locale=C'],
    disposable ? ['--no-sync', '--wal-segsize=1'] : [],
  ].flat();
  await run(runAs, binaries.initdb, initdb);
  // initdb's "trust" is gone before anything listens: one way in, over TCP on this machine with a password
  writeFileSync(join(paths.cluster, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');

  const secrets = { super: newPassword(), owner: newPassword(), app: newPassword() };
  writeDurably(paths.secrets, JSON.stringify(secrets), 0o600);
  const safety = disposable ? ['-F'] : [];
  await single(paths, binaries, runAs, 'postgres', safety, [
    `ALTER ROLE ${ROLES.super} PASSWORD '${secrets.super}'`,
    `CREATE ROLE ${ROLES.owner} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${secrets.owner}'`,
    `CREATE ROLE ${ROLES.app} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${secrets.app}'`,
    `CREATE DATABASE ${DATABASE} OWNER ${ROLES.owner}`,
  ]);
  await single(paths, binaries, runAs, DATABASE, safety, EXTENSIONS.map((name) => `CREATE EXTENSION ${name}`));
  const major = readFileSync(join(paths.cluster, 'PG_VERSION'), 'utf8').trim();
  writeDurably(paths.ready, JSON.stringify({ postgres: major, extensions: EXTENSIONS }), 0o600);
}

/**
 * Connection addresses of the three roles.
 * @param {ReturnType<typeof layout>} paths
 * @param {number} port
 * @param {string} [database]
 */
export function urls(paths, port, database = DATABASE) {
  const secrets = JSON.parse(readFileSync(paths.secrets, 'utf8'));
  const url = (role) => `postgres://${ROLES[role]}:${secrets[role]}@127.0.0.1:${port}/${database}`;
  return { ownerUrl: url('owner'), appUrl: url('app'), superUrl: url('super') };
}

async function checkMarker(paths, binaries, runAs) {
  const { postgres } = JSON.parse(readFileSync(paths.ready, 'utf8'));
  const version = await run(runAs, binaries.postgres, ['--version']);
  const major = /(\d+)/.exec(version)?.[1];
  if (major !== postgres) {
    throw new Error(`${paths.cluster} was made by PostgreSQL ${postgres}, this is ${major}: see "Upgrade" in docs/operations.md`);
  }
  if (runAs.kind !== 'plain') {
    const wanted = runAs.kind === 'user' ? runAs.uid : 0;
    if (statSync(paths.cluster).uid !== wanted) giveTo(runAs, paths.cluster);
  } else if (process.platform !== 'win32' && statSync(paths.cluster).uid !== process.getuid()) {
    throw new Error(`${paths.cluster} belongs to another user: start as that user, or set PEERPOLIS_DATA to a folder of your own`);
  }
}

/** One statement per line through PostgreSQL's single-user mode: no port is open while the passwords are being set. */
async function single(paths, binaries, runAs, database, flags, statements) {
  const args = ['--single', '-D', paths.cluster, '-c', 'exit_on_error=on', '-c', 'log_checkpoints=off', ...flags, database];
  await run(runAs, binaries.postgres, args, `${statements.join('\n')}\n`);
}

function run(runAs, program, args, input) {
  const command = commandFor(runAs, program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: '/',
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.stdin.on('error', () => {}); // the program's own exit says more than a broken pipe
    child.stdin.end(input ?? '');
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve(out);
      // statements hold passwords, and a failing server repeats the statement
      const lines = err.split('\n').filter((line) => line && !line.includes('STATEMENT:') && !line.includes('PASSWORD'));
      reject(new Error(`${program} failed (${code}):\n${lines.slice(-10).join('\n')}`));
    });
  });
}

function newPassword() {
  return randomBytes(24).toString('base64url');
}

/** Whole or not at all, also after a power cut. */
function writeDurably(path, text, mode) {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', mode);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
  if (process.platform === 'win32') return;
  const directory = openSync(dirname(path), 'r');
  fsyncSync(directory);
  closeSync(directory);
}
