import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Folder of the built web application. It is built now where its sources have changed since, so that one browser test can be run
 * alone; tests that run beside each other wait for one build.
 */
export function builtWeb(): string {
  const program = `import { buildWeb } from './tools/build.mjs'; await buildWeb(process.cwd(), () => {});`;
  const { NODE_ENV: _, NODE_OPTIONS: __, ...env } = process.env; // jest's own, which would make a build for development
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  return join(ROOT, 'dist/web');
}
