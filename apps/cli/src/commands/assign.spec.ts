import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../main.js';

const good = {
  submissions: 2, reviewers: 3, reviews_per_submission: [2, 2], max_load: [2, 2, 2], affinity: [[9, 4, 7], [3, 8, 5]], conflicts: [[0, 0]],
};

describe('peerpolis assign', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peerpolis-assign-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  async function assign(instance: unknown, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
    const file = join(folder, 'instance.json');
    await writeFile(file, typeof instance === 'string' ? instance : JSON.stringify(instance));
    let out = '';
    let err = '';
    const code = await main(['assign', '--instance', file, ...more], { out: (t) => (out += t), err: (t) => (err += t), env: {} });
    return { code, out, err: err.replaceAll(folder, '') };
  }

  it('prints the optimum as JSON', async () => {
    const { code, out, err } = await assign(good);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      status: 'optimal', objective: 24, minimumAffinity: 11, assignment: [[0, 1], [0, 2], [1, 1], [1, 2]], loads: [0, 2, 2], seconds: expect.any(Number),
    });
  });

  it('writes to a file', async () => {
    const target = join(folder, 'result.json');
    const { out } = await assign(good, '--out', target);
    expect(out).toBe('');
    expect(JSON.parse(await readFile(target, 'utf8'))).toMatchObject({ status: 'optimal', objective: 24 });
  });

  it('lists all problems at once with their paths, and writes nothing', async () => {
    const bad = {
      ...good, max_load: [2, -1], min_load: [0, 0, 3], affinity: [[9, 'x', 7], [3, 8]], conflicts: [[0, 7]], fairnes: 'sum', groups: { reviewer: ['a', 'b', 'c'], maxpergroup: 1 },
    };
    const { code, out, err } = await assign(bad, '--out', join(folder, 'result.json'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(await readdir(folder)).toEqual(['instance.json']);
    expect(err.trim().split('\n').sort()).toEqual([
      '/instance.json, row 1, column affinity[0][1]: must be a number or null, not "x"',
      '/instance.json, row 1, column affinity[1]: has 2 entries, must have 3',
      '/instance.json, row 1, column conflicts[0][1]: must be a reviewer number from 0 to 2, not 7',
      '/instance.json, row 1, column fairnes: is not a known key; did you mean fairness?',
      '/instance.json, row 1, column groups.maxPerGroup: is missing',
      '/instance.json, row 1, column groups.maxpergroup: is not a known key; did you mean maxPerGroup?',
      '/instance.json, row 1, column max_load: has 2 entries, must have 3',
      '/instance.json, row 1, column max_load[1]: must be a whole number, at least 0, not -1',
    ]);
  });

  it('refuses loads below the demand, and still says what could be placed', async () => {
    const { code, out, err } = await assign({ ...good, max_load: [1, 1, 1] });
    expect(code).toBe(1);
    expect(err).toBe('/instance.json, row 1, column max_load: the loads of all reviewers add up to 3, the reviews asked for to 4: 1 too few\n');
    expect(JSON.parse(out)).toMatchObject({ status: 'infeasible', best: { assignments: 3, objective: 18 } });
  });

  it('names what is not JSON, and wrong options', async () => {
    expect(await assign('{"submissions": ')).toMatchObject({ code: 1, err: expect.stringContaining('is not JSON') });
    expect(await assign(good, '--time-limit', 'soon')).toMatchObject({ code: 2, err: expect.stringContaining('--time-limit') });
    expect(await assign(good, '--timelimit', '3')).toMatchObject({ code: 2, err: expect.stringContaining('--time-limit') });
  });
});
