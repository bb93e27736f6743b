import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../infra/embedded/index.mjs';
import { processBirth } from '../../../infra/embedded/process.mjs';
import { Redis } from 'ioredis';

export interface RedisServer {
  url: string;
  stop(): Promise<void>;
}

/** Path of redis-server, if this machine has one. */
export function findRedis(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'redis-server');
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/** A Redis of our own on a free loopback port, without files; ends with the test run at the latest. */
export async function startRedis(): Promise<RedisServer> {
  const program = findRedis();
  if (!program) throw new Error('redis-server is not on this machine; CI needs it');
  const run = process.env.PEERPOLIS_TEST_RUN;
  if (!run) throw new Error('PEERPOLIS_TEST_RUN is not set: run tests through the Jest configuration of this repository');
  const port = await freePort();
  const folder = await mkdtemp(join(run, 'redis', 'r-'));
  const server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' });
  const pidFile = `${folder}.pid`;
  if (server.pid === undefined) throw new Error('redis-server did not start');
  await writeFile(pidFile, JSON.stringify({ pid: server.pid, birth: processBirth(server.pid) }));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `redis://127.0.0.1:${port}`;
  await answers(url);
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      await rm(pidFile, { force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => {});
  for (let tries = 0; ; tries++) {
    try {
      await client.connect();
      await client.ping();
      client.disconnect();
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(50);
    }
  }
}
