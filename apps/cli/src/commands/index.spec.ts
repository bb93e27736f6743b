import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../main.js';

const DATA = 'uCode,uName,X,Y,POP,SIZE\nA,Alder,10,1,5,small\nB,Beech,20,,10,large\nC,Cedar,40,3,NA,large\n';
const META = `Level,iCode,iName,Direction,Weight,Parent,Type,Denominator
1,X,X per head,1,1,INDEX,Indicator,POP
1,Y,Y,-1,3,INDEX,Indicator,
2,INDEX,Index,1,1,,Aggregate,
,POP,Population,,,,Denominator,
,SIZE,Size,,,,Group,
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peerpolis-index-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function call(files: Record<string, string>, ...more: string[]) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  let out = '';
  let err = '';
  const spec = 'spec.json' in files ? ['--spec', join(folder, 'spec.json')] : [];
  const args = ['index', '--data', join(folder, 'data.csv'), '--meta', join(folder, 'meta.csv'), ...spec, ...more];
  const code = await main(args, { out: (t) => void (out += t), err: (t) => void (err += t), env: {} });
  return { code, out, err: err.replaceAll(`${folder}/`, ''), json: () => JSON.parse(out) };
}

describe('peerpolis index', () => {
  it('computes with the defaults and tells everything needed to repeat it', async () => {
    const { code, err, json } = await call({ 'data.csv': DATA, 'meta.csv': META });
    expect([code, err]).toEqual([0, '']);
    const result = json();
    expect(result.units).toEqual(['A', 'B', 'C']);
    expect(result.codes).toEqual([
      { code: 'X', level: 1, parent: 'INDEX', effectiveWeight: 0.25 },
      { code: 'Y', level: 1, parent: 'INDEX', effectiveWeight: 0.75 },
      { code: 'INDEX', level: 2, parent: null, effectiveWeight: 1 },
    ]);
    expect(result.normalised).toEqual({ X: [0, (1 / 3) * 100, 100], Y: [100, null, 0] });
    expect(result.scores).toEqual({ INDEX: [75, (1 / 3) * 100, 25] });
    expect(result.ranks).toEqual({ INDEX: [1, 2, 3] });
    expect(result.coverage).toEqual({ INDEX: [1, 0.5, 1] });
    expect(result.uncertainty).toBeNull();
    expect(result.run.method).toEqual({
      denominate: false,
      impute: 'none',
      treat: 'none',
      normalise: { method: 'minmax', lower: 0, upper: 100 },
      weights: 'given',
      aggregate: 'arithmetic',
      coverage: null,
      uncertainty: null,
    });
    expect(result.run).toMatchObject({ version: '1.0.0', seed: null, inputsSha256: createHash('sha256').update(DATA + META).digest('hex') });
  });

  it('follows a specification and writes to a file, whole', async () => {
    const out = join(folder, 'result.json');
    const spec = JSON.stringify({ denominate: true, impute: { method: 'group-mean', group: 'SIZE' }, normalise: 'rank', coverage: 1 });
    const run = await call({ 'data.csv': DATA, 'meta.csv': META, 'spec.json': spec }, '--out', out);
    expect([run.code, run.out]).toEqual([0, '']);
    const result = JSON.parse(await readFile(out, 'utf8'));
    expect(result.normalised).toEqual({ X: [1, 1, 1], Y: [3, 1, 1] });
    expect(result.run.log).toContain('denominate: X made missing for C, where POP is missing or zero');
    expect((await readdir(folder)).sort()).toEqual(['data.csv', 'meta.csv', 'result.json', 'spec.json']);
  });

  it('writes missing scores and ranks as null', async () => {
    const { json } = await call({ 'data.csv': DATA, 'meta.csv': META, 'spec.json': '{"coverage": 0.8}' });
    expect(json().scores.INDEX[1]).toBeNull();
    expect(json().ranks.INDEX).toEqual([1, null, 2]);
  });

  it('lists every problem of all files at once, with file, row and column, and changes nothing', async () => {
    const out = join(folder, 'result.json');
    await writeFile(out, 'old');
    const { code, err } = await call(
      {
        'data.csv': 'uCode,uName,X,Y\nA,Alder,ten,1\nB,Beech,2,2\nB,Beech,3,3\n',
        'meta.csv': 'Level,iCode,Direction,Weight,Parent,Type\n1,X,1,-1,INDX,Indicator\n1,X,1,1,INDEX,Indicator\n1,Z,2,a,INDEX,Indicator\n2,INDEX,1,1,TOP,Aggregate\n3,TOP,1,1,INDEX,Aggregate\n',
        'spec.json': '{\n  "normalize": {"method": "minmax"},\n  "impute": {"method": "men"}\n}',
      },
      '--out',
      out,
    );
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      'spec.json, row 2, column normalize: normalize is an unknown key; the nearest known key is "normalise"',
      'spec.json, row 3, column method: impute.method must be one of mean, median, group-mean, group-median, not "men" (nearest: "mean")',
      'meta.csv, row 4, column Direction: must be 1 or -1, not 2',
      'meta.csv, row 4, column Weight: "a" is not a number',
      'data.csv, row 2, column X: "ten" is not a number',
      'data.csv, row 4, column uCode: the unit B appears twice',
      'meta.csv, row 3, column iCode: the code X appears twice',
      'meta.csv, row 2, column Parent: the parent INDX of X is unknown (nearest code: INDEX)',
      'meta.csv, row 5, column Parent: circular parents: INDEX > TOP > INDEX',
      'meta.csv, row 2, column Weight: the weight of X is -1; weights are 0 or above',
      'data.csv, row 1, column Z: the indicator Z has no column in the data',
    ]);
    expect(await readFile(out, 'utf8')).toBe('old');
  });

  it('places a value that a method cannot take', async () => {
    const { code, err } = await call({ 'data.csv': DATA, 'meta.csv': META, 'spec.json': '{"aggregate": "geometric"}' });
    expect(code).toBe(1);
    expect(err).toBe(
      'data.csv, row 2, column X: X of A is 0; the geometric mean of INDEX needs values above 0\n' +
        'data.csv, row 4, column Y: Y of C is 0; the geometric mean of INDEX needs values above 0\n',
    );
  });

  it('places weights, targets, groups and files that do not fit', async () => {
    const meta = META.replace(',3,INDEX', ',,INDEX');
    expect((await call({ 'data.csv': DATA, 'meta.csv': meta })).err).toBe('meta.csv, row 3, column Weight: Y has no weight\n');
    expect((await call({ 'data.csv': DATA, 'meta.csv': meta, 'spec.json': '{"normalise": "distance-to-target", "weights": "equal"}' })).err).toContain(
      'meta.csv, row 2, column Target: X needs a target',
    );
    expect((await call({ 'data.csv': DATA, 'meta.csv': META, 'spec.json': '{"impute": {"method": "group-mean", "group": "SIZ"}}' })).err).toBe(
      'spec.json, row 1, column group: impute.group: the group SIZ is unknown (nearest group: SIZE)\n',
    );
    expect((await call({ 'data.csv': DATA, 'meta.csv': META, 'spec.json': '{\n"weights": {"X": 0, "Y": 0}}' })).err).toBe(
      'spec.json, row 2, column weights: weights: the weights of all children of INDEX are 0\n',
    );
    expect((await call({ 'data.csv': DATA, 'meta.csv': META.replace(',1,INDEX', ',0,INDEX').replace(',3,INDEX', ',0,INDEX'), 'spec.json': '{}' })).err).toBe(
      'meta.csv, row 4, column Weight: the weights of all children of INDEX are 0\n',
    );
    expect((await call({ 'data.csv': 'uName\n', 'meta.csv': META, 'spec.json': '{' })).code).toBe(1);
    await rm(join(folder, 'meta.csv'));
    expect((await call({ 'data.csv': DATA })).err).toContain('meta.csv: cannot be read (ENOENT)');
  });

  it('adds intervals, and on request the share of each source and a sentence per unit', async () => {
    const spec = { uncertainty: { draws: 100, seed: 3, weightNoise: 0.5, normalise: ['minmax', { method: 'rank' }], sobol: 32 } };
    const { code, json } = await call({ 'data.csv': DATA, 'meta.csv': META, 'spec.json': JSON.stringify(spec) });
    expect(code).toBe(0);
    const { run, uncertainty, sources, reasons } = json();
    expect(run.seed).toBe(3);
    expect(run.method.uncertainty).toMatchObject({ noiseLevels: [1, 2, 3], aggregate: ['arithmetic'], interval: 0.9, missing: 'as-is' });
    expect(Object.keys(uncertainty.INDEX)).toEqual(['rankMean', 'rankMedian', 'rankLow', 'rankHigh', 'scoreLow', 'scoreHigh']);
    expect(uncertainty.INDEX.rankLow[0]).toBe(1);
    expect(Object.keys(sources.INDEX.rank.total)).toEqual(['weights', 'normalisation']);
    expect(reasons.INDEX).toHaveLength(3);
    const bad = await call({ 'data.csv': DATA, 'meta.csv': META, 'spec.json': '{"uncertainty": {"drws": 5, "draws": 0}}' });
    expect(bad.err).toContain('uncertainty.drws is an unknown key; the nearest known key is "draws"');
    expect(bad.err).toContain('uncertainty.draws must be a whole number, 1 or above, not 0');
  });

  it('puts several years on one scale', async () => {
    const data = 'uCode,Time,X,Y\nA,2020,10,1\nB,2020,20,2\nA,2021,40,3\nB,2021,20,2\n';
    const { code, json } = await call({ 'data.csv': data, 'meta.csv': META.replace(',POP\n', ',\n') }, '--panel');
    expect(code).toBe(0);
    const { times, years } = json();
    expect(times).toEqual(['2020', '2021']);
    expect(years['2020'].normalised.X).toEqual([0, (1 / 3) * 100]);
    expect(years['2021'].normalised.X).toEqual([100, (1 / 3) * 100]);
    expect(years['2021'].ranks.INDEX).toEqual([2, 1]);
    const uncertain = await call({ 'data.csv': data, 'meta.csv': META.replace(',POP\n', ',\n'), 'spec.json': '{"uncertainty": {"draws": 20}}' }, '--panel');
    expect(uncertain.json().years['2021'].uncertainty.INDEX.rankHigh).toEqual([2, 1]);
    await rm(join(folder, 'spec.json'));
    expect((await call({ 'data.csv': data, 'meta.csv': META })).err).toContain('column Time: holds several years: use --panel');
    expect((await call({ 'data.csv': DATA, 'meta.csv': META }, '--panel')).err).toContain('--panel needs the year of every row');
  });

  it('adds an analysis on request: outliers, removal of each element, correlations, alpha', async () => {
    const data = 'uCode,X,Y\nA,1,2\nB,2,1\nC,3,4\nD,5,3\nE,4,900\n';
    const meta = META.replace(',POP\n', ',\n').replace('Y,Y,-1,3', 'Y,Y,1,3');
    const files = { 'data.csv': data, 'meta.csv': meta, 'spec.json': '{"treat": {"method": "winsorise", "max": 1}}' };
    const { code, json } = await call(files, '--analysis');
    expect(code).toBe(0);
    const { analysis } = json();
    expect(analysis.treatment).toMatchObject([{ code: 'Y', moved: [{ unit: 'E', from: 900, to: 4 }], passed: true }]);
    expect(analysis.removal.map((r: { code: string }) => r.code)).toEqual(['X', 'Y']);
    // with weights 1 : 3 the order is E, C, D, A, B; by Y alone E = C, D, A, B and by X alone D, E, C, B, A
    expect(analysis.removal).toMatchObject([{ meanRankChange: 0.2, largestRankChange: 1 }, { meanRankChange: 1.2, largestRankChange: 2 }]);
    expect(analysis.correlations.pearson.X[0]).toBe(1);
    expect(analysis.correlations.spearman.X[1]).toBeCloseTo(5.5 / Math.sqrt(95), 12);
    expect(Object.keys(analysis.cronbachAlpha)).toEqual(['INDEX']);
    expect((await call(files, '--analysis', '--panel')).code).toBe(2);
  });

  it('keeps codes that look like numbers in their order', async () => {
    const data = 'uCode,10,9\nA,1,2\nB,2,1\n';
    const meta = 'Level,iCode,Direction,Weight,Parent,Type\n1,10,1,1,T,Indicator\n1,9,1,1,T,Indicator\n2,T,1,1,,Aggregate\n';
    const { out } = await call({ 'data.csv': data, 'meta.csv': meta });
    expect(out.indexOf('"10": [0, 100]')).toBeGreaterThan(0);
    expect(out.indexOf('"10": [0, 100]')).toBeLessThan(out.indexOf('"9": [100, 0]'));
  });

  it('answers --help with an example and a wrong call with 2', async () => {
    const help = await call({}, '--help');
    expect([help.code, help.out.includes('peerpolis index --data iData.csv --meta iMeta.csv --spec spec.json')]).toEqual([0, true]);
    expect((await call({}, '--spek', 'x')).err).toBe('peerpolis index: unknown option --spek; did you mean --spec?\n');
    expect((await call({}, '--spek', 'x')).code).toBe(2);
  });
});
