#!/usr/bin/env node
/**
 * The `peerpolis` command. In a clone it installs and builds first where needed, silently on standard output; commands that
 * work on a database find the instance that `npm start` runs on PEERPOLIS_DATA, unless DATABASE_URL names another.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled } from './install.mjs';

const WITH_DATABASE = ['sandbox', 'admin', 'audit', 'cycle'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const whisper = (line) => process.stderr.write(`${line}\n`);

async function environment() {
  if (process.env.DATABASE_URL || !WITH_DATABASE.includes(args[0]) || args.includes('--help')) return process.env;
  const { dataFolder, runningInstance } = await import('./instance.mjs');
  const folder = dataFolder(root);
  const instance = runningInstance(folder);
  if (!instance) throw new Error(`no instance runs on ${folder}: start one with "npm start", or set DATABASE_URL`);
  return { ...process.env, ...instance };
}

try {
  checkNode();
  // an installed package is built and has its dependencies; only a clone has the lock file (npm never packs it)
  if (existsSync(join(root, 'package-lock.json'))) {
    await ensureInstalled(root, whisper);
    const { buildServer } = await import('./build.mjs');
    await buildServer(root, whisper);
  }
  const env = await environment();
  // files in arguments are meant from where the user stands, which npm puts into INIT_CWD
  const cwd = process.env.npm_lifecycle_event === 'peerpolis' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
  const child = spawn(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), ...args], { cwd, env, stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('close', (code) => process.exit(code ?? 1));
} catch (error) {
  whisper(`peerpolis: ${error.message}`);
  process.exit(1);
}
