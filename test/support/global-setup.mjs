import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopPostgres } from '../../infra/embedded/index.mjs';
import { processBirth, processState } from '../../infra/embedded/process.mjs';

const PREFIX = 'peerpolis-test-';

/**
 * Makes the folder of this test run. Servers are started in it by the first test that needs one, so a run of kernel tests
 * starts none. What a killed run left behind is cleared away.
 */
export default async function globalSetup() {
  await sweep();
  const run = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(run, 0o711); // where PostgreSQL runs as another user, it walks through here
  writeFileSync(join(run, 'owner.json'), JSON.stringify({ pid: process.pid, birth: processBirth(process.pid) }));
  mkdirSync(join(run, 'redis'), { mode: 0o700 });
  process.env.PEERPOLIS_TEST_RUN = run;
  // specs run from the sources; a thread they start needs this to do the same
  process.env.PEERPOLIS_THREAD_LOADER = join(import.meta.dirname, '../../tools/typescript.mjs');
}

async function sweep() {
  const folders = readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX));
  for (const name of folders) {
    const run = join(tmpdir(), name);
    try {
      if (process.getuid && statSync(run).uid !== process.getuid()) continue;
      const { pid, birth } = JSON.parse(readFileSync(join(run, 'owner.json'), 'utf8'));
      if (processState(pid) === 'alive' && processBirth(pid) === birth) continue;
    } catch (error) {
      // a folder without an owner's note may just be coming into being
      const young = error.code === 'ENOENT' && Date.now() - (statSync(run, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 60_000;
      if (young) continue;
    }
    await clear(run);
  }
}

/**
 * Stops the servers of a run and removes its folder.
 * @param {string} run
 */
export async function clear(run) {
  await stopPostgres(join(run, 'postgres'));
  for (const file of notes(join(run, 'redis'))) stopProcess(file);
  rmSync(run, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Another run may be clearing the same folder, or have been killed while it did. */
function notes(folder) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.pid')).map((name) => join(folder, name));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function stopProcess(pidFile) {
  try {
    const { pid, birth } = JSON.parse(readFileSync(pidFile, 'utf8'));
    if (processState(pid) === 'alive' && processBirth(pid) === birth) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error;
  }
}
