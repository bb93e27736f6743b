import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../main.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'peerpolis-'))));
afterAll(() => rm(folder, { recursive: true }));

async function run(csv: string, command: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const data = join(folder, 'ratings.csv');
  await writeFile(data, csv);
  let out = '';
  let err = '';
  const code = await main([command, '--data', data, ...args], { out: (t) => void (out += t), err: (t) => void (err += t), env: {} });
  return { code, out, err: err.replaceAll(folder, '') };
}

const RATINGS = 'unit,rater,score\n10,b,1\n10,a,2\n9,b,2\n9,a,3\nx,b,4\nx,a,7\n';

describe('peerpolis agreement', () => {
  it('writes every statistic, intervals and reasons as JSON', async () => {
    const { code, out, err } = await run(RATINGS, 'agreement', '--scale', 'interval', '--bootstrap', '50', '--seed', '3');
    expect([code, err]).toEqual([0, '']);
    const result = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual([
      'units', 'raters', 'ratings', 'pairable', 'percentAgreement', 'krippendorff', 'gwet', 'fleiss', 'conger', 'brennanPrediger',
      'cohen', 'icc', 'kendallW', 'interval', 'why',
    ]);
    expect(result).toMatchObject({ units: 3, raters: 2, ratings: 6, pairable: 6, percentAgreement: 0, kendallW: 1, why: {} });
    expect(result['interval']).toHaveProperty(['krippendorff.interval']);
  });

  it('takes words as scores of a nominal scale only', async () => {
    const words = 'unit;rater;score\na;r;yes\na;s;yes\nb;r;no\nb;s;yes\n';
    const nominal = await run(words, 'agreement', '--scale', 'nominal');
    expect(nominal.code).toBe(0);
    expect(JSON.parse(nominal.out)).toMatchObject({
      percentAgreement: 0.5,
      krippendorff: { nominal: 0, ordinal: null },
      why: { 'krippendorff.ordinal': 'the scores are labels, not numbers' },
    });
    const ordinal = await run(words, 'agreement', '--scale', 'ordinal');
    expect([ordinal.code, ordinal.out]).toEqual([1, '']);
    expect(ordinal.err.match(/is not a number/g)).toHaveLength(4);
  });

  it('lists every problem with file, row and column, and writes nothing', async () => {
    const target = join(folder, 'result.json');
    const { code, out, err } = await run('unit,rater,score\na,r,1\n,s,2\n\na,r,3\nb,,x\nb,t,\n', 'agreement', '--scale', 'ratio', '--out', target);
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toEqual([
      '/ratings.csv, row 3, column unit: is empty',
      '/ratings.csv, row 5, column rater: "r" rated unit "a" already in row 2',
      '/ratings.csv, row 6, column rater: is empty',
      '/ratings.csv, row 6, column score: "x" is not a number',
      '/ratings.csv, row 7, column score: is empty; leave out the row of a rating not given',
    ]);
    expect(await readdir(folder)).toEqual(['ratings.csv']);
    const missing = await run('unit,judge,score\na,r,1\n', 'severity');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('row 1, column rater: is missing')]);
    expect((await run('unit,rater,score\n', 'severity')).err).toContain('has no ratings');
  });

  it('says when it was called wrongly', async () => {
    expect(await run(RATINGS, 'agreement')).toMatchObject({ code: 2, err: expect.stringContaining('--scale') });
    expect(await run(RATINGS, 'agreement', '--scale', 'metric')).toMatchObject({ code: 2, out: '' });
    expect(await run(RATINGS, 'agreement', '--scale', 'ratio', '--bootstrap', '-4')).toMatchObject({ code: 2, out: '' });
    expect(await run(RATINGS, 'agreement', '--scale', 'ratio', '--bootstrap', '1000000000')).toMatchObject({ code: 2, out: '' });
    expect(await run(RATINGS, 'severity', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Example') });
  });
});

describe('peerpolis severity', () => {
  it('keeps the codes in the order of the file, also those that look like numbers', async () => {
    const target = join(folder, 'severity.json');
    const { code, out } = await run(RATINGS, 'severity', '--out', target);
    expect([code, out]).toEqual([0, '']);
    const text = await readFile(target, 'utf8');
    await rm(target);
    expect([...text.matchAll(/"(10|9|x|a|b)"/g)].map((m) => m[1])).toEqual(['10', '9', 'x', 'b', 'a', '10', '9', 'x']);
    const result = JSON.parse(text) as { unit: Record<string, number>; rater: Record<string, number>; sigma: number };
    expect(result).toMatchObject({ components: 1, residualDf: 2, why: null });
    expect(result.unit['x']).toBeCloseTo(5.5, 12);
    expect(result.rater['b']).toBeCloseTo(-5 / 6, 12);
    expect(result.sigma).toBeCloseTo(Math.sqrt(2 / 3), 12);
  });

  it('names the components of a design that falls apart', async () => {
    const { code, out } = await run('unit,rater,score\nBruma,r,1\nAlta,r,2\nCosta,s,5\n', 'severity');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      components: 2,
      unit: { Bruma: null, Alta: null, Costa: null },
      rater: { r: null, s: null },
      raw: { Bruma: 1, Alta: 2, Costa: 5 },
      sigma: null,
      residualDf: 0,
      why: expect.stringMatching(/2 components.*1: raters r with units Bruma, Alta; 2: raters s with units Costa$/),
    });
  });
});
