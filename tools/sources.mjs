import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SERVER = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'nest-cli.json', 'tsconfig.base.json', 'package-lock.json'];
// the web imports contracts.ts of the modules and nothing else of the server
const WEB = ['apps/web', 'package-lock.json'];

/**
 * Fingerprint of all that the server is built from. Specs do not count.
 * @param {string} root the repository
 * @returns {string} sha256, hex
 */
export function serverHash(root) {
  return hashOf(root, SERVER, (path) => !path.endsWith('.spec.ts'));
}

/**
 * Fingerprint of all that the web is built from.
 * @param {string} root the repository
 * @returns {string} sha256, hex
 */
export function webHash(root) {
  const libs = readdirSync(join(root, 'libs'), { recursive: true }).map((path) => `libs/${path.replaceAll('\\', '/')}`);
  const shared = libs.filter((path) => /\/contracts(\.ts$|\/)/.test(path) && path.endsWith('.ts'));
  return hashOf(root, [...WEB, ...shared.sort()], (path) => !/\.spec\.tsx?$/.test(path));
}

/**
 * @param {string} root
 * @param {string[]} entries files and folders below root; absent ones count as empty
 * @param {(path: string) => boolean} [wanted]
 * @returns {string} sha256 over names and contents, hex
 */
export function hashOf(root, entries, wanted = () => true) {
  const hash = createHash('sha256');
  for (const path of entries.flatMap((entry) => filesBelow(root, entry)).filter(wanted)) {
    hash.update(`${path}\0`).update(createHash('sha256').update(readFileSync(join(root, path))).digest());
  }
  return hash.digest('hex');
}

function filesBelow(root, entry) {
  const path = join(root, entry);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [entry];
  const below = readdirSync(path, { withFileTypes: true }).filter((child) => child.name !== 'node_modules');
  return below.map((child) => `${entry}/${child.name}`).sort().flatMap((child) => filesBelow(root, child));
}
