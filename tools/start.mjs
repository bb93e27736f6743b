import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../infra/embedded/index.mjs';
import { pause } from '../infra/embedded/process.mjs';
import { buildServer, buildWeb } from './build.mjs';
import { checkPort, claim, dataFolder, publish } from './instance.mjs';

const STOP_SECONDS = 15;
const READY_SECONDS = 60;
const LOG_BYTES = 20_000_000;

/**
 * `npm start`: builds what changed, brings PostgreSQL and the schema up, runs API and worker until told to stop. Whatever
 * dies takes the rest with it: half an installation that looks alive is worse than none.
 * @param {string} root the repository
 * @param {(line: string) => void} say
 * @returns {Promise<number>} exit code
 */
export async function start(root, say) {
  const port = process.env.PORT ? Number(process.env.PORT) : 3000;
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`PORT: "${process.env.PORT}" is not a port number`);
  const folder = dataFolder(root);
  const held = claim(folder, port);
  const run = new Run(root, say);
  try {
    await checkPort(port, process.env.HOST || '127.0.0.1');
    await run.unlessStopped(async () => void (await Promise.all([buildServer(root, say), buildWeb(root, say)])));
    const env = await run.unlessStopped(() => environment(folder, port, run));
    if (env) await run.serve(env, folder, port);
  } catch (error) {
    run.fail(error.message);
  } finally {
    await run.close();
    held.release();
  }
  return run.exitCode;
}

/** What the processes get: this environment, and the addresses of the embedded database where none is given. */
async function environment(folder, port, run) {
  const env = { ...process.env, PORT: String(port), PEERPOLIS_DATA: folder, NODE_ENV: process.env.NODE_ENV ?? 'production' };
  if (env.DATABASE_URL) return env;
  const postgres = await startPostgres(join(folder, 'postgres'));
  run.atEnd(() => postgres.stop());
  // the embedded database is for trying things out: the sandbox is there unless it is switched off
  return { ...env, DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.ownerUrl, PEERPOLIS_SANDBOX: env.PEERPOLIS_SANDBOX || 'on' };
}

class Run {
  exitCode = 0;
  #children = [];
  #endings = [];
  #stopped = false;
  #stop;
  #stopping = new Promise((resolve) => (this.#stop = resolve));

  constructor(root, say) {
    this.root = root;
    this.say = say;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(name, () => {
        if (!this.#stopped) say('stopping …');
        this.stop();
      });
    }
  }

  stop() {
    this.#stopped = true;
    this.#stop();
  }

  fail(message) {
    if (this.#stopped) return; // whatever fails while we are stopping fails because of it
    this.exitCode = 1;
    this.say(message);
    this.stop();
  }

  atEnd(action) {
    this.#endings.push(action);
  }

  async unlessStopped(action) {
    return this.#stopped ? undefined : action();
  }

  async serve(env, folder, port) {
    for (const [step, word] of [['migrate', 'bringing the schema up to date …'], ['seed', 'loading reference data …']]) {
      if (this.#stopped) return;
      this.say(word);
      await this.#admin(step, env);
    }
    if (this.#stopped) return;
    const logs = join(folder, 'logs');
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    this.#spawn('api', env, join(logs, 'api.log'));
    this.#spawn('worker', env, join(logs, 'worker.log'));
    const address = `http://${hostForUrl(env.HOST)}:${port}`;
    if (!(await this.#ready(`${address}/api/v1/ready`))) return;
    this.atEnd(publish(folder, contract(env)));
    await this.#greet(env.PUBLIC_URL || address.replace('127.0.0.1', 'localhost'), env);
    await this.#stopping;
  }

  /** A command of `peerpolis`; told to stop, it is ended with us. */
  #cli(args, env) {
    const child = spawn(process.execPath, [join(this.root, 'dist/apps/cli/src/main.js'), ...args], { cwd: this.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    void this.#stopping.then(() => child.kill('SIGTERM'));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, by) => resolve({ status: code ?? by, stdout, stderr: stderr.trim() }));
    });
  }

  async #admin(step, env) {
    const { status, stderr } = await this.#cli(['admin', step], env);
    if (status !== 0) throw new Error(`peerpolis admin ${step} failed (${status}):\n${stderr}`);
  }

  /**
   * A channel to each child: it breaks when we are killed, and tells the child to end (`disconnect`). Logs go to a file, so
   * that the address and the sign-ins stay in sight.
   */
  #spawn(name, env, path) {
    if (existsSync(path) && statSync(path).size > LOG_BYTES) renameSync(path, `${path}.1`);
    const log = openSync(path, 'a', 0o600);
    const before = statSync(path).size;
    const child = spawn(process.execPath, ['--import', './tools/with-parent.mjs', join(this.root, `dist/apps/${name}/src/main.js`)], {
      cwd: this.root,
      env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    const ended = new Promise((resolve) => {
      child.on('error', resolve);
      child.on('exit', (code, by) => {
        const last = readFileSync(path).subarray(before).toString('utf8').trimEnd().split('\n').slice(-12).join('\n');
        if (!this.#stopped) this.fail(`the ${name} ended by itself (${by ?? `exit ${code}`}); the end of ${path}:\n${last}`);
        resolve();
      });
    });
    this.#children.push({ child, ended });
  }

  async #ready(url) {
    for (const end = Date.now() + READY_SECONDS * 1000; !this.#stopped; await pause(100)) {
      try {
        if ((await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok) return true;
      } catch {
        // not listening yet
      }
      if (Date.now() > end) throw new Error(`${url} did not get ready within ${READY_SECONDS} s`);
    }
    return false;
  }

  async #greet(address, env) {
    this.say(`\nPeerpolis is ready: ${address}\n`);
    if (env.PEERPOLIS_SANDBOX !== 'on') return;
    const result = await this.#cli(['sandbox', 'accounts'], env);
    if (this.#stopped) return;
    if (result.status !== 0) return this.say(`no sandbox sign-ins: ${result.stderr}`);
    const { accounts } = JSON.parse(result.stdout);
    this.say('Sandbox sign-ins (fictional towns):');
    for (const one of accounts) this.say(`  ${one.role.padEnd(22)} ${one.email.padEnd(44)} ${one.password}${one.memberName ? `  ${one.memberName}` : ''}`);
    this.say(`\nLogs: ${join(env.PEERPOLIS_DATA, 'logs')}. Ctrl-C stops it.`);
  }

  /** First those who use the database, then the database. */
  async close() {
    this.stop();
    for (const { child } of this.#children) child.kill('SIGTERM');
    const all = Promise.all(this.#children.map(({ ended }) => ended));
    const patience = setTimeout(() => this.#children.forEach(({ child }) => child.kill('SIGKILL')), STOP_SECONDS * 1000);
    await all;
    clearTimeout(patience);
    for (const action of this.#endings.reverse()) await action();
  }
}

const CONTRACT = ['PORT', 'HOST', 'PUBLIC_URL', 'PEERPOLIS_DATA', 'PEERPOLIS_SANDBOX', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL', 'SMTP_URL', 'MAIL_FROM'].concat(
  ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'],
);

function contract(env) {
  return Object.fromEntries(CONTRACT.filter((name) => env[name]).map((name) => [name, env[name]]));
}

function hostForUrl(host) {
  if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
