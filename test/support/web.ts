import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

const ROOT = join(import.meta.dirname, '../..');
const BUILT = join(ROOT, 'dist/web');

/**
 * Folder of the built web application; built now where it is missing or older than its sources, so that one browser test can be
 * run alone.
 */
export function builtWeb(): string {
  const built = join(BUILT, 'index.html');
  if (!existsSync(built) || statSync(built).mtimeMs < newest(['apps/web', 'libs'])) {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'error'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      // vite would take jest's for its own
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    });
  }
  return BUILT;
}

function newest(folders: string[]): number {
  let latest = 0;
  for (const folder of folders) {
    for (const path of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (folder === 'libs' ? path.endsWith('src/contracts.ts') : /\.(tsx?|html|svg|json)$/.test(path)) latest = Math.max(latest, statSync(join(ROOT, folder, path)).mtimeMs);
    }
  }
  return latest;
}
