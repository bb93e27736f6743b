import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer, buildWeb } from './build.mjs';

/**
 * `npm run bench -- GROUP`: builds, then runs the measures of test/bench/*.bench.ts that belong to the group. One JSON line
 * per measure on standard output.
 * @param {string} root the repository
 * @param {string} group
 * @param {(line: string) => void} say
 * @returns {Promise<number>} exit code
 */
export async function bench(root, group, say) {
  await Promise.all([buildServer(root, say), buildWeb(root, say)]);
  const folder = join(root, 'test/bench');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.bench.ts')).sort() : [];
  if (files.length === 0) throw new Error('there is no measure in test/bench yet');
  const args = ['--import', './tools/typescript.mjs', '--disable-warning=ExperimentalWarning', 'tools/bench-run.mjs', group, ...files.map((name) => join(folder, name))];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
