import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type z } from 'zod';

/** One thing wrong in a table: file, row (1 = the line below the header), column. */
export interface TableProblem {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** Thrown when reference tables cannot be used; nothing of them is. */
export class BadTables extends Error {
  override readonly name = 'BadTables';

  constructor(readonly problems: readonly TableProblem[]) {
    super(problems.map((p) => `${p.file}, row ${p.row}, ${p.column}: ${p.message}`).join('\n'));
  }
}

/** Rows of a CSV text with a header, each checked with `shape`; problems are added to `problems` and their rows left out. */
export function readTable<Shape extends z.ZodType>(csv: string, file: string, shape: Shape, problems: TableProblem[]): z.output<Shape>[] {
  const records = parse<Record<string, string>>(csv, { columns: true, bom: true, skip_empty_lines: true });
  return records.flatMap((record, at) => {
    const result = shape.safeParse(record);
    if (result.success) return [result.data];
    problems.push(...result.error.issues.map((issue) => ({ file, row: at + 1, column: issue.path.join('.'), message: issue.message })));
    return [];
  });
}

/** Folder of the shipped tables, from the sources as from the compiled tree, which holds no data files. */
export function dataFolder(from = import.meta.dirname): string {
  const candidates = ['../../data', '../../../../../libs/networks/data'].map((relative) => join(from, relative));
  const found = candidates.find((candidate) => existsSync(join(candidate, 'networks.csv')));
  if (found === undefined) throw new Error('The folder libs/networks/data is missing beside the program.');
  return found;
}
