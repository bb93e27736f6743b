import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LEAST = [20, 19];

/**
 * The first check of every command: what follows uses what older versions lack.
 * @throws Error with what to do
 */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  throw new Error(`Node ${LEAST.join('.')} or newer is needed, this is ${process.versions.node}`);
}

/**
 * Runs `npm ci` if node_modules is not what package-lock.json asks for on this Node and platform. npm's words go to
 * standard error.
 * @param {string} root the repository
 * @param {(line: string) => void} say progress
 */
export async function ensureInstalled(root, say) {
  const lockFile = readFileSync(join(root, 'package-lock.json'));
  const platform = `${process.versions.modules} ${process.platform} ${process.arch}`;
  const wanted = createHash('sha256').update(lockFile).update(platform).digest('hex');
  const stamp = join(root, 'node_modules/.peerpolis-stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!existsSync(stamp) && isInstalledByHand(root)) return mark(stamp, wanted);
  say('installing packages (npm ci), about a minute the first time …');
  const [file, ...args] = npm();
  await new Promise((resolve, reject) => {
    const child = spawn(file, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && file !== process.execPath,
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm ci failed (${code})`))));
  });
  mark(stamp, wanted);
}

/** npm notes in node_modules what it put there; that it agrees with the lock file saves a developer a second installation. */
function isInstalledByHand(root) {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const there = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || entry.peer || there[path]?.version === entry.version);
}

function mark(stamp, text) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, text);
}

/** The npm that runs us, else the one beside Node, else the one in PATH. */
function npm() {
  if (process.env.npm_execpath?.endsWith('.js')) return [process.execPath, process.env.npm_execpath];
  const beside = join(dirname(dirname(process.execPath)), 'lib/node_modules/npm/bin/npm-cli.js');
  return existsSync(beside) ? [process.execPath, beside] : ['npm'];
}
