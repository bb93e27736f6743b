import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { tryLock } from '../infra/embedded/lock.mjs';
import { processBirth, processState } from '../infra/embedded/process.mjs';

/**
 * The folder with everything an installation keeps.
 * @param {string} root the repository
 */
export function dataFolder(root) {
  return resolve(root, process.env.PEERPOLIS_DATA || '.data');
}

/**
 * Makes this process the one that runs on the folder.
 * @param {string} folder
 * @param {number} port
 * @throws Error if another one does
 */
export function claim(folder, port) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const result = tryLock(join(folder, 'run.lock'), { port });
  if ('release' in result) return result;
  const other = result.takenBy;
  throw new Error(`Peerpolis already runs on ${folder} (process ${other.pid}, port ${other.port}): stop it first, or set PEERPOLIS_DATA and PORT for a second one`);
}

/**
 * Notes how the running instance is reached, for the commands of `peerpolis`. Holds database passwords: 0600.
 * @param {string} folder
 * @param {Record<string, string>} env the variables its processes got
 * @returns {() => void} removes the note
 */
export function publish(folder, env) {
  const path = join(folder, 'runtime.json');
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify({ pid: process.pid, birth: processBirth(process.pid), env }, undefined, 2), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}

/**
 * The variables of the instance that runs on the folder.
 * @param {string} folder
 * @returns {Record<string, string> | undefined} undefined if none runs
 */
export function runningInstance(folder) {
  try {
    const { pid, birth, env } = JSON.parse(readFileSync(join(folder, 'runtime.json'), 'utf8'));
    return processState(pid) === 'alive' && processBirth(pid) === birth ? env : undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @throws Error in one line if the port cannot be had
 */
export function checkPort(port, host) {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.on('error', (error) => {
      const why = error.code === 'EADDRINUSE' ? 'is taken' : error.code === 'EACCES' ? 'is not allowed to this user' : `cannot be used (${error.code})`;
      reject(new Error(`port ${port} ${why}: choose another one, for example PORT=${Math.min(Math.max(port, 3000) + 1, 65535)} npm start`));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}
