import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InputError, UsageError } from './command.js';
import { numberIn, parseJson, parseTable, readOptions, readText, wholeNumber, writeResult } from './io.js';

const problemsOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
};

describe('parseTable', () => {
  it('numbers rows as a spreadsheet does, over empty lines and quoted line breaks', () => {
    const table = parseTable('a.csv', '\uFEFFunit,score\r\n"A\nB",1\r\n\r\nC,2\r\n');
    expect(table.rows).toEqual([
      { row: 2, cells: ['A\nB', '1'] },
      { row: 4, cells: ['C', '2'] },
    ]);
    expect(table.rows.map((r) => table.cell(r, 'score'))).toEqual(['1', '2']);
  });

  it('reads the semicolons of a European spreadsheet', () => {
    expect(parseTable('a.csv', 'unit;score\nA;1\n').header).toEqual(['unit', 'score']);
  });

  it('lists all structural problems at once', () => {
    expect(problemsOf(() => parseTable('a.csv', 'unit,scor,unit\nA,1\nB,1,2,3\n', ['score']))).toEqual([
      { file: 'a.csv', row: 1, column: 'unit', message: 'appears twice' },
      { file: 'a.csv', row: 1, column: 'score', message: 'is missing (nearest column: scor)' },
      { file: 'a.csv', row: 2, message: 'has 2 cells, the header has 3' },
      { file: 'a.csv', row: 3, message: 'has 4 cells, the header has 3' },
    ]);
  });

  it('places a broken quote', () => {
    expect(problemsOf(() => parseTable('a.csv', 'unit,score\nA,1\n"B,2\n'))[0]).toMatchObject({ file: 'a.csv' });
  });
});

it('places what is not JSON', () => {
  expect(problemsOf(() => parseJson('s.json', '{\n "a": 1,\n b: 2}\n'))).toMatchObject([{ file: 's.json', row: 3 }]);
  expect(problemsOf(() => parseJson('s.json', '{\n "a": '))).toMatchObject([{ file: 's.json', row: 2 }]);
});

it('takes decimal numbers only', () => {
  expect(['1', '-2.5', '.5', '1e3', '+4.'].map(numberIn)).toEqual([1, -2.5, 0.5, 1000, 4]);
  expect(['0x10', 'Infinity', '1,5', 'a', '1e999', ''].map(numberIn)).toEqual(new Array(6).fill(undefined));
});

describe('readOptions', () => {
  it('answers a wrong option with the nearest one', () => {
    expect(() => readOptions(['--dta=x'], { data: { type: 'string' } })).toThrow(new UsageError('unknown option --dta; did you mean --data?'));
    expect(() => readOptions([], { data: { type: 'string' } }, ['data'])).toThrow('--data required; see --help');
    expect(() => readOptions(['x'], {})).toThrow(UsageError);
    expect(() => wholeNumber('seed', '-1', 1)).toThrow(UsageError);
    expect(wholeNumber('seed', '7', 1)).toBe(7);
  });
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peerpolis-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const io = { out: () => undefined, err: () => undefined, env: {} };

  it('writes the result whole and leaves nothing else behind', async () => {
    const out = join(folder, 'result.json');
    await writeResult(io, '{}\n', out);
    expect(await readFile(out, 'utf8')).toBe('{}\n');
    expect(await readdir(folder)).toEqual(['result.json']);
  });

  it('leaves an existing target alone when it cannot write', async () => {
    await expect(writeResult(io, '{}', join(folder, 'absent', 'x.json'))).rejects.toThrow(InputError);
    await expect(writeResult(io, '{}', folder)).rejects.toThrow(InputError);
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses what is absent or not text', async () => {
    await expect(readText(join(folder, 'absent.csv'))).rejects.toThrow('cannot be read (ENOENT)');
    const binary = join(folder, 'binary.csv');
    await writeFile(binary, Buffer.from([0xff, 0xfe, 0xc3, 0x28]));
    await expect(readText(binary)).rejects.toThrow('is not UTF-8 text');
  });
});
