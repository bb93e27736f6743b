import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, stopPostgres } from '../../infra/embedded/index.mjs';
import { pause, processState, waitForEnd } from '../../infra/embedded/process.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** `npm start` on a data folder and port of its own, without the sandbox. */
class Started {
  output = '';
  /** Characters that earlier runs had written. */
  readonly logged: Record<string, number> = {};
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(readonly data: string, readonly port: number) {
    for (const name of ['api', 'worker']) {
      const path = join(data, `logs/${name}.log`);
      this.logged[name] = existsSync(path) ? readFileSync(path, 'utf8').length : 0;
    }
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, REDIS_URL: _redis, ...env } = process.env;
    this.child = spawn(process.execPath, ['tools/run.mjs', 'start'], {
      cwd: ROOT,
      env: { ...env, PORT: String(port), PEERPOLIS_DATA: data, PEERPOLIS_SANDBOX: 'off' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk) => (this.output += String(chunk)));
    this.child.stderr?.on('data', (chunk) => (this.output += String(chunk)));
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
  }

  async ready(): Promise<void> {
    while (!this.output.includes('Peerpolis is ready')) {
      if (this.child.exitCode !== null) throw new Error(this.output);
      await pause(100);
    }
  }

  status(path: string): Promise<number> {
    return fetch(`http://127.0.0.1:${this.port}${path}`).then((reply) => reply.status);
  }

  /** Process ids of API and worker, from their logs; the worker may still be booting when the API is ready. */
  async pids(): Promise<number[]> {
    const found: number[] = [];
    for (const name of ['api', 'worker']) {
      const log = (): string => readFileSync(join(this.data, `logs/${name}.log`), 'utf8').slice(this.logged[name] ?? 0);
      let pid: string | undefined;
      while ((pid = /"pid":(\d+)/.exec(log())?.[1]) === undefined) await pause(100);
      found.push(Number(pid));
    }
    return found;
  }
}

function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('npm start', () => {
  let data: string;
  let port: number;
  let last: Started;
  const start = (): Started => (last = new Started(data, port));

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'peerpolis-start-'));
    port = await freePort();
  });
  afterAll(async () => {
    last.child.kill('SIGKILL');
    await last.ended;
    await stopPostgres(join(data, 'postgres'));
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it('serves, refuses a second one on the same folder, survives kill -9 and stops without a rest', async () => {
    const first = start();
    await first.ready();
    expect(await first.status('/api/v1/health')).toBe(200);
    expect(await first.status('/api/v1/ready')).toBe(200);
    expect(statSync(join(data, 'runtime.json')).mode & 0o777).toBe(0o600);

    const second = new Started(data, port);
    expect(await second.ended).toBe(1);
    expect(second.output.trim().split('\n')).toEqual([expect.stringContaining(`already runs on ${data}`)]);

    const orphans = await first.pids();
    const database = postmaster(data);
    first.child.kill('SIGKILL');
    await first.ended;
    for (const pid of orphans) expect(await waitForEnd(pid, 20_000)).toBe(true);
    process.kill(database, 'SIGKILL');

    const again = start();
    await again.ready();
    expect(await again.status('/api/v1/ready')).toBe(200);

    const all = [...(await again.pids()), postmaster(data)];
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(all.map(processState)).not.toContain('alive');
  }, 180_000);

  it('says in one line that its port is taken', async () => {
    const { createServer } = await import('node:net');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const refused = start();
    expect(await refused.ended).toBe(1);
    expect(refused.output.trim().split('\n').filter((line) => !line.startsWith('building'))).toEqual([expect.stringContaining(`port ${port} is taken`)]);
    await new Promise<void>((resolve) => other.close(() => resolve()));
  });
});
