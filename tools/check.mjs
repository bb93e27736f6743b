import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer, buildWeb } from './build.mjs';

/**
 * `npm test`: type checks, import rules, both builds, all specs. Ends with the line `N passed, N failed`, which counts
 * specs and one for each gate.
 * @param {string} root the repository
 * @param {string[]} args for Jest: with any (a file, a name), only Jest runs
 * @param {(line: string) => void} say
 * @returns {Promise<number>} exit code
 */
export async function test(root, args, say) {
  let passed = 0;
  let failed = 0;
  const gate = async (name, action) => {
    const began = Date.now();
    const ok = await action();
    say(`${ok ? 'ok' : 'FAILED'}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (ok) passed++;
    else failed++;
  };
  if (args.length === 0) {
    await gate('types of server and tests', () => node(root, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.check.json']));
    if (existsSync(join(root, 'apps/web/tsconfig.json'))) {
      await gate('types of the web', () => node(root, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'apps/web/tsconfig.json']));
    }
    const rules = ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'test'];
    await gate('import rules', () => node(root, rules));
    await gate('build', () => builds(root, say));
  }
  const specs = await jest(root, args);
  passed += specs.passed;
  failed += specs.failed;
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function builds(root, say) {
  try {
    await Promise.all([buildServer(root, say), buildWeb(root, say)]);
    return true;
  } catch (error) {
    say(error.message);
    return false;
  }
}

async function jest(root, args) {
  const folder = mkdtempSync(join(tmpdir(), 'peerpolis-result-'));
  const file = join(folder, 'result.json');
  try {
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
    const ok = await node(root, [...flags, '--json', `--outputFile=${file}`, ...args]);
    if (!existsSync(file)) return { passed: 0, failed: 1 };
    const result = JSON.parse(readFileSync(file, 'utf8'));
    // a spec that cannot be loaded has no failed tests of its own, and a broken teardown has neither
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: failed === 0 && !ok ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Standard output goes to standard error: with --json Jest prints its whole result there, and nobody reads it. */
function node(root, args) {
  return new Promise((resolve) => {
    const isJest = args.includes('--json');
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', isJest ? 'ignore' : 2, 2] });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
