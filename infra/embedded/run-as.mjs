import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * How to run PostgreSQL's programs, which refuse to be run by root.
 * - `plain`: we are an ordinary user.
 * - `namespace`: root, inside a user namespace that shows us as nobody; files stay root's outside.
 * - `user`: root, where namespaces are refused (most containers): as another user, who must own the data.
 * @typedef {{ kind: 'plain' | 'namespace' } | { kind: 'user', uid: number, gid: number }} RunAs
 */

const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * @param {string} program one that must be able to run, for the trial
 * @returns {RunAs}
 */
export function chooseRunAs(program) {
  if (process.platform === 'win32' || process.getuid() !== 0) return { kind: 'plain' };
  if (process.env.PEERPOLIS_NO_USERNS !== '1' && succeeds('unshare', [...NAMESPACE, program, '--version'], {})) return { kind: 'namespace' };
  for (const name of ['postgres', 'nobody']) {
    const ids = idsOf(name);
    if (ids && succeeds(program, ['--version'], ids)) return { kind: 'user', ...ids };
  }
  throw new Error(
    'PostgreSQL refuses to run as root, user namespaces are not allowed here, and neither "postgres" nor "nobody" may run ' +
      `${program}: start as an ordinary user, or set DATABASE_URL`,
  );
}

/**
 * The command line and spawn options for a program under `runAs`.
 * @param {RunAs} runAs
 * @param {string} program
 * @param {string[]} args
 * @returns {{ file: string, args: string[], options: { uid?: number, gid?: number } }}
 */
export function commandFor(runAs, program, args) {
  if (runAs.kind === 'namespace') return { file: 'unshare', args: [...NAMESPACE, program, ...args], options: {} };
  return { file: program, args, options: runAs.kind === 'user' ? { uid: runAs.uid, gid: runAs.gid } : {} };
}

/**
 * Gives a directory with all in it to the user that will run PostgreSQL, where that is another one.
 * @param {RunAs} runAs
 * @param {string} directory
 */
export function giveTo(runAs, directory) {
  if (process.platform === 'win32' || process.getuid() !== 0) return;
  // back from `user` to `namespace` root has to own the files again: outside its namespace it is plain root
  const { uid, gid } = runAs.kind === 'user' ? runAs : { uid: 0, gid: 0 };
  chownSync(directory, uid, gid);
  for (const entry of readdirSync(directory, { recursive: true })) lchownSync(join(directory, entry), uid, gid);
}

/**
 * Another user than root has to be able to walk down to the data. The data directory itself is opened for that (to walk
 * through, not to list); what lies above it is not ours to change.
 * @param {RunAs} runAs
 * @param {string} directory absolute
 * @throws Error naming the first folder that bars the way
 */
export function letThrough(runAs, directory) {
  if (runAs.kind !== 'user') return;
  chmodSync(directory, 0o711);
  for (let above = dirname(directory); above !== dirname(above); above = dirname(above)) {
    if (statSync(above).mode & 0o001 || statSync(above).uid === runAs.uid) continue;
    throw new Error(`PostgreSQL has to run as another user than root here, and that user may not enter ${above}: set PEERPOLIS_DATA to a folder elsewhere, or DATABASE_URL`);
  }
}

function succeeds(file, args, ids) {
  return spawnSync(file, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

function idsOf(name) {
  try {
    const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    return Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : undefined;
  } catch {
    return undefined;
  }
}
