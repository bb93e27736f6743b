import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/**
 * State of a process by its id. A killed child whose parent does not reap it stays in the table as a zombie: the
 * kernel still answers kill(pid, 0), so it has to be told apart from a living one.
 * @param {number} pid
 * @returns {'alive' | 'zombie' | 'gone'}
 */
export function processState(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return 'gone';
  }
  const stat = procStat(pid);
  return stat && (stat.state === 'Z' || stat.state === 'X') ? 'zombie' : 'alive';
}

/**
 * What tells one process from a later one with the same id: its start time in kernel ticks, or '' where /proc is absent.
 * @param {number} pid
 * @returns {string}
 */
export function processBirth(pid) {
  return procStat(pid)?.birth ?? '';
}

/**
 * Whether `pid` is a PostgreSQL server working in `directory`. After a reboot the id in an old postmaster.pid may
 * belong to anything.
 * @param {number} pid
 * @param {string} directory
 * @returns {boolean}
 */
export function isPostgresIn(pid, directory) {
  if (processState(pid) !== 'alive') return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch {
    return commandOf(pid).includes('postgres');
  }
}

/**
 * Waits until the process has ended.
 * @param {number} pid
 * @param {number} milliseconds longest wait
 * @returns {Promise<boolean>} false if it still runs
 */
export async function waitForEnd(pid, milliseconds) {
  const end = Date.now() + milliseconds;
  while (processState(pid) === 'alive') {
    if (Date.now() > end) return false;
    await pause(20);
  }
  return true;
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function procStat(pid) {
  let line;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // the command's name stands in parentheses and may itself hold blanks and parentheses
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], birth: fields[19] };
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8');
  } catch {
    try {
      return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
    } catch {
      return '';
    }
  }
}
