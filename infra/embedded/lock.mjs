import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { pause, processBirth, processState } from './process.mjs';

/**
 * Takes a lock file for this process. A lock whose owner has ended (even by kill -9) is taken over.
 * @param {string} path
 * @param {Record<string, unknown>} [note] kept in the file for whoever finds it taken
 * @returns {{ release(): void } | { takenBy: { pid: number } & Record<string, unknown> }}
 */
export function tryLock(path, note = {}) {
  const mine = `${path}.${randomBytes(6).toString('hex')}`;
  const body = JSON.stringify({ pid: process.pid, birth: processBirth(process.pid), ...note });
  writeFileSync(mine, body, { mode: 0o600 });
  try {
    for (;;) {
      try {
        // a link appears at once and with its content: nobody reads a lock half written
        linkSync(mine, path);
        return { release: () => releaseIfMine(path, body) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const owner = readLock(path);
      if (owner && isAlive(owner)) return { takenBy: owner };
      if (owner) removeStale(path);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Like tryLock, but waits for the owner.
 * @param {string} path
 * @param {number} milliseconds longest wait
 * @returns {Promise<{ release(): void }>}
 */
export async function lock(path, milliseconds) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const result = tryLock(path);
    if ('release' in result) return result;
    if (Date.now() > end) throw new Error(`${path} has been held by process ${result.takenBy.pid} for ${milliseconds / 1000} s`);
    await pause(50);
  }
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return { pid: 0 };
    throw error;
  }
}

function isAlive(owner) {
  if (!(owner.pid > 0) || processState(owner.pid) !== 'alive') return false;
  const birth = processBirth(owner.pid);
  return !owner.birth || !birth || owner.birth === birth;
}

/** Between reading and removing, another process may have put its own lock there: then it goes back. */
function removeStale(path) {
  const aside = `${path}.stale.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const taken = readLock(aside);
  if (taken && isAlive(taken)) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}

function releaseIfMine(path, body) {
  try {
    if (readFileSync(path, 'utf8') === body) rmSync(path, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
