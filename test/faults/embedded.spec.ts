import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres, stopPostgres } from '../../infra/embedded/index.mjs';

const NOBODY = 65_534;
const LAUNCHER = join(import.meta.dirname, '../../infra/embedded/index.mjs');
const isRoot = process.getuid?.() === 0;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // a server killed under a session is what some tests are about
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Whether nobody may walk from the root of the file system to the launcher (not so below /root). */
function nobodyMayRead(): boolean {
  return isRoot && spawnSync(process.execPath, ['--check', LAUNCHER], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0;
}

describe('the embedded PostgreSQL', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'peerpolis-embedded-'));
    chmodSync(folder, 0o711);
  });
  afterEach(async () => {
    for (const name of ['a', 'b']) await stopPostgres(join(folder, name));
    rmSync(folder, { recursive: true, force: true });
  });

  it('recovers by itself after kill -9, with all that was committed', async () => {
    const first = await startPostgres(join(folder, 'a'));
    await query(first.ownerUrl, 'create table kept (id int)');
    await query(first.ownerUrl, 'insert into kept select generate_series(1, 1000)');
    process.kill(first.pid, 'SIGKILL');

    const second = await startPostgres(join(folder, 'a'));
    expect(second.reused).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  it('is found again while it runs, by calls at the same moment too', async () => {
    const all = await Promise.all([1, 2, 3].map(() => startPostgres(join(folder, 'a'), { disposable: true })));
    expect(new Set(all.map((server) => server.pid)).size).toBe(1);
    expect(all.filter((server) => !server.reused)).toHaveLength(1);
  });

  it('serves two data directories at once, each with passwords of its own', async () => {
    const [a, b] = await Promise.all(['a', 'b'].map((name) => startPostgres(join(folder, name), { disposable: true })));
    if (!a || !b) throw new Error('two servers were asked for');
    expect(a.port).not.toBe(b.port);
    await query(a.ownerUrl, 'create table mine (id int)');
    expect(await query(b.ownerUrl, `select to_regclass('mine') as name`)).toEqual([{ name: null }]);
    const wrong = new URL(b.appUrl);
    wrong.port = String(a.port);
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps its passwords from other users and listens on this machine only', async () => {
    const server = await startPostgres(join(folder, 'a'), { disposable: true });
    expect(statSync(join(folder, 'a/secrets.json')).mode & 0o777).toBe(0o600);
    expect(await query(server.superUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(server.superUrl, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    expect(readFileSync(join(folder, 'a/server.log'), 'utf8')).not.toContain(new URL(server.ownerUrl).password);
  });

  it('begins anew where an earlier start was cut off before it had finished', async () => {
    mkdirSync(join(folder, 'a/cluster/base'), { recursive: true });
    writeFileSync(join(folder, 'a/cluster/PG_VERSION'), '18\n');
    const server = await startPostgres(join(folder, 'a'), { disposable: true });
    expect(await query(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not misled by an old process id that now belongs to another program', async () => {
    const first = await startPostgres(join(folder, 'a'), { disposable: true });
    await first.stop();
    const lines = [process.pid, join(folder, 'a/cluster'), 1, first.port, '', '127.0.0.1', '', 'ready   '];
    writeFileSync(join(folder, 'a/cluster/postmaster.pid'), `${lines.join('\n')}\n`);
    const second = await startPostgres(join(folder, 'a'), { disposable: true });
    expect(second.reused).toBe(false);
    expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says what PostgreSQL said when it cannot start', async () => {
    const server = await startPostgres(join(folder, 'a'), { disposable: true });
    await server.stop();
    truncateSync(join(folder, 'a/cluster/global/pg_control'));
    await expect(startPostgres(join(folder, 'a'), { disposable: true })).rejects.toThrow(/did not start.*pg_control/s);
  });

  (isRoot ? it : it.skip)('runs for root also where user namespaces are refused, and with them again afterwards', async () => {
    process.env.PEERPOLIS_NO_USERNS = '1';
    try {
      const server = await startPostgres(join(folder, 'a'), { disposable: true });
      await query(server.ownerUrl, 'create table kept (id int)');
      expect(statSync(join(folder, 'a/cluster')).uid).not.toBe(0);
      await server.stop();
    } finally {
      delete process.env.PEERPOLIS_NO_USERNS;
    }
    const again = await startPostgres(join(folder, 'a'), { disposable: true });
    expect(await query(again.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  });

  (nobodyMayRead() ? it : it.skip)('runs for an ordinary user', async () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    chownSync(home, NOBODY, NOBODY);
    const script = `
      import { startPostgres } from ${JSON.stringify(LAUNCHER)};
      const server = await startPostgres(${JSON.stringify(join(home, 'pg'))}, { disposable: true });
      console.log(server.appUrl);
      process.stdin.resume().on('end', () => server.stop());`;
    const plain = { uid: NOBODY, gid: NOBODY, cwd: '/', env: { PATH: process.env.PATH ?? '' }, encoding: 'utf8' as const };
    const url = execFileSync(process.execPath, ['--input-type=module', '-e', script], { ...plain, input: '' }).trim();
    expect(url).toMatch(/^postgres:\/\/peerpolis_app:/);
    expect(statSync(join(home, 'pg/cluster')).uid).toBe(NOBODY);
    expect(existsSync(join(home, 'pg/cluster/postmaster.pid'))).toBe(false);
  });
});
