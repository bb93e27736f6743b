import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, startPostgres } from '../../../infra/embedded/index.mjs';
import { pause } from '../../../infra/embedded/process.mjs';
import { type Load, type LoadResult } from './protocol.js';

const ROOT = join(import.meta.dirname, '../../..');
const TYPESCRIPT = ['--import', './tools/typescript.mjs', '--disable-warning=ExperimentalWarning'];
const run = promisify(execFile);

/** PostgreSQL as `npm start` runs it (every commit is on disk), the built API beside it, and a server of Node alone. */
export interface Stage {
  appUrl: string;
  api: string;
  bare: string;
  stop(): Promise<void>;
}

/** @param arrange fills the migrated database before the API starts */
export async function openStage<World>(arrange: (ownerUrl: string) => Promise<World>): Promise<Stage & { world: World }> {
  const folder = mkdtempSync(join(tmpdir(), 'peerpolis-bench-'));
  const children: ChildProcess[] = [];
  const endings: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(end));
    for (const ending of endings) await ending();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres(join(folder, 'postgres'));
    endings.push(() => postgres.stop());
    const port = await freePort();
    const env = { ...process.env, PORT: String(port), PEERPOLIS_DATA: folder, NODE_ENV: 'production', DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.ownerUrl };
    await run(process.execPath, ['dist/apps/cli/src/main.js', 'admin', 'migrate'], { cwd: ROOT, env });
    const world = await arrange(postgres.ownerUrl);
    const start = (name: string, args: string[], variables: NodeJS.ProcessEnv): void => {
      const log = openSync(join(folder, `${name}.log`), 'a');
      // as under `npm start`: the log goes to a file
      children.push(spawn(process.execPath, args, { cwd: ROOT, env: variables, stdio: ['ignore', log, log] }));
      closeSync(log);
    };
    const barePort = await freePort();
    start('api', ['dist/apps/api/src/main.js'], env);
    start('bare', [...TYPESCRIPT, 'test/bench/http/bare.ts', String(barePort)], process.env);
    const stage = { world, appUrl: postgres.appUrl, api: `http://127.0.0.1:${port}`, bare: `http://127.0.0.1:${barePort}`, stop };
    await ready(`${stage.api}/api/v1/ready`, join(folder, 'api.log'));
    await ready(`${stage.bare}/20`, join(folder, 'bare.log'));
    return stage;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes a load from a process of its own. */
export async function makeLoad(load: Load): Promise<LoadResult> {
  const { stdout } = await run(process.execPath, [...TYPESCRIPT, 'test/bench/http/load.ts', JSON.stringify(load)], { cwd: ROOT });
  return JSON.parse(stdout) as LoadResult;
}

async function ready(url: string, log: string): Promise<void> {
  for (const until = Date.now() + 30_000; ; await pause(100)) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not listening yet
    }
    if (Date.now() > until) throw new Error(`${url} did not get ready:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  });
}
