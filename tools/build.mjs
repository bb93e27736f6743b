import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../infra/embedded/lock.mjs';
import { serverHash, webHash } from './sources.mjs';

const LONGEST = 300_000;

/**
 * Builds the server into dist/ with swc (no type check: that is a test), if its sources changed since the last build.
 * @param {string} root the repository
 * @param {(line: string) => void} say progress
 * @returns {Promise<string>} the fingerprint of what is now in dist/
 */
export async function buildServer(root, say) {
  return once(root, 'server', serverHash, [], say, () =>
    run(root, 'node_modules/@nestjs/cli/bin/nest.js', ['build', '--all', '--builder', 'swc']),
  );
}

/**
 * Builds the web into dist/web, if its sources changed since the last build.
 * @param {string} root the repository
 * @param {(line: string) => void} say progress
 */
export async function buildWeb(root, say) {
  const config = 'apps/web/vite.config.ts';
  if (!existsSync(join(root, config))) return '';
  return once(root, 'web', webHash, ['dist/web/index.html'], say, () =>
    run(root, 'node_modules/vite/bin/vite.js', ['build', '--config', config]),
  );
}

async function once(root, what, fingerprint, needed, say, build) {
  const stamp = join(root, 'dist', `.${what}-stamp`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  // two runs in one folder (a test beside a start) must not write the same files at once
  const held = await lock(join(root, 'dist', `.${what}-lock`), LONGEST);
  try {
    const hash = fingerprint(root);
    const isThere = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && needed.every((path) => existsSync(join(root, path)));
    if (isThere) return hash;
    say(`building the ${what} …`);
    rmSync(stamp, { force: true });
    await build();
    for (const path of needed) if (!existsSync(join(root, path))) throw new Error(`the build of the ${what} ended well but ${path} is missing`);
    writeFileSync(stamp, hash);
    return hash;
  } finally {
    held.release();
  }
}

/** Runs a tool with its output kept back: it is shown only when the tool fails. */
function run(root, script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${script} ${args.join(' ')} failed (${code}):\n${output}`))));
  });
}
