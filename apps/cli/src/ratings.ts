import { InputError, type Problem } from './command.js';
import { isMissing, numberIn, parseTable, readText } from './io.js';

/** A file of ratings with codes turned into indices, in the order in which the codes first appear. */
export interface RatingFile {
  units: string[];
  raters: string[];
  unit: Int32Array;
  rater: Int32Array;
  score: Float64Array;
  /** False when scores are labels, numbered in the order of their first appearance. */
  numeric: boolean;
}

/**
 * Reads `unit,rater,score`, one row per rating given.
 * @param labels whether scores may be words; a file with at least one word then has labels throughout
 * @throws InputError with every problem: missing cells, text in numbers, a second rating of one unit by one rater
 */
export async function readRatings(file: string, labels = false): Promise<RatingFile> {
  const table = parseTable(file, await readText(file), ['unit', 'rater', 'score']);
  const problems: Problem[] = [];
  const units = new Index();
  const raters = new Index();
  const words = new Index();
  const n = table.rows.length;
  const result = { unit: new Int32Array(n), rater: new Int32Array(n), score: new Float64Array(n) };
  const cells = table.rows.map((row) => table.cell(row, 'score'));
  const numeric = !labels || cells.every((cell) => isMissing(cell) || numberIn(cell) !== undefined);
  const firstRow = new Map<string, number>();
  table.rows.forEach((row, i) => {
    const { row: place } = row;
    const unit = table.cell(row, 'unit');
    const rater = table.cell(row, 'rater');
    const cell = cells[i] ?? '';
    if (unit === '') problems.push({ file, row: place, column: 'unit', message: 'is empty' });
    if (rater === '') problems.push({ file, row: place, column: 'rater', message: 'is empty' });
    const score = numeric ? numberIn(cell) : words.of(cell);
    if (isMissing(cell)) problems.push({ file, row: place, column: 'score', message: 'is empty; leave out the row of a rating not given' });
    else if (score === undefined) problems.push({ file, row: place, column: 'score', message: `"${cell}" is not a number` });
    if (unit !== '' && rater !== '') {
      const key = JSON.stringify([unit, rater]);
      const before = firstRow.get(key);
      if (before === undefined) firstRow.set(key, place);
      else problems.push({ file, row: place, column: 'rater', message: `"${rater}" rated unit "${unit}" already in row ${before}` });
    }
    result.unit[i] = units.of(unit);
    result.rater[i] = raters.of(rater);
    result.score[i] = score ?? Number.NaN;
  });
  if (n === 0) problems.push({ file, message: 'has no ratings' });
  if (problems.length > 0) throw new InputError(problems);
  return { ...result, units: units.codes, raters: raters.codes, numeric };
}

class Index {
  readonly codes: string[] = [];
  private readonly index = new Map<string, number>();

  of(code: string): number {
    let i = this.index.get(code);
    if (i === undefined) {
      i = this.codes.push(code) - 1;
      this.index.set(code, i);
    }
    return i;
  }
}
