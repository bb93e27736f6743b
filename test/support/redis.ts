import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../infra/embedded/index.mjs';
import { pause, processBirth, waitForEnd } from '../../infra/embedded/process.mjs';
import { missing } from './requirement.js';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/**
 * A private, empty Redis on a free port of 127.0.0.1, without persistence. The program is `redis-server` from PATH, or
 * where REDIS_SERVER says.
 * @returns undefined where there is no such program (not with CI=true: then it throws); call at the top level of a spec
 *   and choose between `describe` and `describe.skip`
 */
export async function startTestRedis(): Promise<TestRedis | undefined> {
  const program = process.env.REDIS_SERVER ?? 'redis-server';
  if (spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0) {
    return missing('redis-server', 'install it, or set REDIS_SERVER to its path');
  }
  const run = process.env.PEERPOLIS_TEST_RUN;
  if (!run) throw new Error('PEERPOLIS_TEST_RUN is not set: run tests through the Jest configuration of this repository');
  mkdirSync(join(run, 'redis'), { recursive: true });
  const folder = mkdtempSync(join(run, 'redis', 'r-'));
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(program, settings, { stdio: 'ignore' });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} did not start`);
  // if the test process is killed, the next run finds this note and ends the server
  writeFileSync(`${folder}.pid`, JSON.stringify({ pid, birth: processBirth(pid) }));
  for (const end = Date.now() + 10_000; !(await answers(port)); await pause(20)) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${program} did not get ready on port ${port}`);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      if (!(await waitForEnd(pid, 5_000))) child.kill('SIGKILL');
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}
