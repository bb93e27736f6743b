/** `npm start`, `npm test`, `npm run bench`, `npm run build`: nothing but Node is needed until packages are installed. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [mode, ...args] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
const whisper = (line) => process.stderr.write(`${line}\n`);

const modes = {
  async start() {
    const { start } = await import('./start.mjs');
    return start(root, say);
  },
  async test() {
    const { test } = await import('./check.mjs');
    return test(root, args, say);
  },
  async bench() {
    const { bench } = await import('./bench.mjs');
    return bench(root, args[0] ?? 'http', whisper);
  },
  async build() {
    const { buildServer, buildWeb } = await import('./build.mjs');
    await Promise.all([buildServer(root, say), buildWeb(root, say)]);
    return 0;
  },
};

try {
  if (!Object.hasOwn(modes, mode ?? '')) throw new Error(`say one of: ${Object.keys(modes).join(', ')}`);
  checkNode();
  await ensureInstalled(root, whisper);
  process.exit(await modes[mode]());
} catch (error) {
  whisper(error.message);
  process.exit(1);
}
