import { CODE_TYPES, nearestWord, panelUnit, type CodeDescription, type CodeType, type CompositeInput, type KernelProblem } from '@peerpolis/kernels';
import type { Problem } from '../command.js';
import { isMissing, numberIn, type Table } from '../io.js';

const TIME_COLUMNS = ['Time', 'Year', 'time', 'year'];

/** The two tables of an index as the kernels take them, with the places of everything for problem lists. */
export interface IndexInput {
  input: CompositeInput;
  /** Year of every row; only for a panel. */
  times: string[] | undefined;
  problems: Problem[];
  /** Columns of the data that the description does not name. */
  ignored: string[];
  /** Puts a problem of the kernels to its file, row and column. */
  locate(problem: KernelProblem): Problem;
  /** True when the cell that a kernel complains about was already reported as unreadable. */
  reported(problem: KernelProblem): boolean;
}

/** Reads iData and iMeta; what cannot be read becomes missing and a problem, so that all problems come out together. */
export function readIndexInput(data: Table, meta: Table, panel: boolean): IndexInput {
  const problems: Problem[] = [];
  const unreadable = new Set<string>();
  const metaRows = new Map<string, number[]>();
  const codes = meta.rows.map((row) => {
    const reader = new MetaRow(meta, row, problems, unreadable);
    const code = reader.code;
    metaRows.set(code, [...(metaRows.get(code) ?? []), row.row]);
    return reader.description();
  });

  const timeColumn = data.header.find((name) => TIME_COLUMNS.includes(name) && !metaRows.has(name));
  if (panel && timeColumn === undefined) {
    problems.push({ file: data.file, row: 1, column: 'Time', message: 'is missing: --panel needs the year of every row' });
  }
  const unitRows = new Map<string, number[]>();
  const times: string[] = [];
  const units = data.rows.map((row) => {
    const unit = data.cell(row, 'uCode');
    if (isMissing(unit)) problems.push({ file: data.file, row: row.row, column: 'uCode', message: 'is empty' });
    const time = panel && timeColumn !== undefined ? data.cell(row, timeColumn) : '';
    if (panel && timeColumn !== undefined && isMissing(time)) problems.push({ file: data.file, row: row.row, column: timeColumn, message: 'is empty' });
    times.push(time);
    const name = panel ? panelUnit(unit, time) : unit;
    unitRows.set(name, [...(unitRows.get(name) ?? []), row.row]);
    return unit;
  });
  if (!panel && timeColumn !== undefined && [...unitRows.values()].some((rows) => rows.length > 1)) {
    problems.push({ file: data.file, row: 1, column: timeColumn, message: 'holds several years: use --panel' });
  }

  const divisors = new Set(codes.map((c) => c.denominator).filter((c) => c !== null));
  const columns = new Map<string, Float64Array>();
  const groups = new Map<string, (string | null)[]>();
  const ignored: string[] = [];
  const types = new Map(codes.map((c) => [c.code, c.type]));
  for (const name of data.header) {
    const type = types.get(name);
    if (type === 'Indicator' || type === 'Denominator' || divisors.has(name)) columns.set(name, readColumn(data, name, problems));
    else if (type === 'Group') groups.set(name, data.rows.map((row) => ((cell) => (isMissing(cell) ? null : cell))(data.cell(row, name))));
    else if (type === undefined && name !== 'uCode' && name !== 'uName' && name !== timeColumn) ignored.push(name);
  }

  const seen = new Map<KernelProblem, number>();
  const counts = new Map<string, number>();
  const occurrence = (problem: KernelProblem, key: string): number => {
    const known = seen.get(problem);
    if (known !== undefined) return known;
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    seen.set(problem, next);
    return next;
  };
  return {
    input: { units, codes, columns, groups },
    times: panel ? times : undefined,
    problems,
    ignored,
    locate: (problem) => {
      const { unit, code, key, message } = problem;
      if (unit !== undefined) {
        const rows = unitRows.get(unit) ?? [];
        const row = key === 'uCode' ? rows[occurrence(problem, `unit ${unit}`)] : rows[0];
        return place(data.file, row, code ?? key, message);
      }
      if (code !== undefined && key !== undefined) {
        const rows = metaRows.get(code) ?? [];
        const duplicate = key === 'iCode' && rows.length > 1;
        return place(meta.file, duplicate ? rows[occurrence(problem, `code ${code}`)] : rows[0], key, message);
      }
      if (code !== undefined) return place(data.file, 1, code, message);
      return { file: data.file, message };
    },
    reported: (problem) => unreadable.has(`${problem.code}\u0000${problem.key}`),
  };
}

function place(file: string, row: number | undefined, column: string | undefined, message: string): Problem {
  return { file, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }), message };
}

function readColumn(data: Table, name: string, problems: Problem[]): Float64Array {
  return Float64Array.from(data.rows, (row) => {
    const cell = data.cell(row, name);
    if (isMissing(cell)) return Number.NaN;
    const value = numberIn(cell);
    if (value === undefined) problems.push({ file: data.file, row: row.row, column: name, message: `"${cell}" is not a number` });
    return value ?? Number.NaN;
  });
}

/** One row of iMeta. */
class MetaRow {
  readonly code: string;

  constructor(
    private readonly meta: Table,
    private readonly row: Table['rows'][number],
    private readonly problems: Problem[],
    private readonly unreadable: Set<string>,
  ) {
    this.code = meta.cell(row, 'iCode');
    if (isMissing(this.code)) this.bad('iCode', 'is empty');
  }

  description(): CodeDescription {
    const type = this.type();
    const placed = type === 'Indicator' || type === 'Aggregate';
    const direction = placed ? this.number('Direction') : null;
    if (direction !== null && direction !== 1 && direction !== -1) this.bad('Direction', `must be 1 or -1, not ${direction}`);
    return {
      code: this.code,
      type,
      level: placed ? this.number('Level') : null,
      direction: direction === 1 || direction === -1 ? direction : null,
      weight: placed ? this.number('Weight') : null,
      parent: placed ? this.text('Parent') : null,
      target: this.number('Target'),
      lower: this.number('Lower'),
      upper: this.number('Upper'),
      denominator: this.text('Denominator'),
    };
  }

  private type(): CodeType {
    const text = this.meta.cell(this.row, 'Type');
    const type = CODE_TYPES.find((t) => t === text);
    if (type) return type;
    const nearest = nearestWord(text, CODE_TYPES);
    this.bad('Type', `must be one of ${CODE_TYPES.join(', ')}, not "${text}"${nearest ? ` (nearest: ${nearest})` : ''}`);
    return 'Other';
  }

  private text(column: string): string | null {
    const cell = this.meta.cell(this.row, column);
    return isMissing(cell) ? null : cell;
  }

  private number(column: string): number | null {
    const cell = this.text(column);
    if (cell === null) return null;
    const value = numberIn(cell);
    if (value === undefined) this.bad(column, `"${cell}" is not a number`);
    return value ?? null;
  }

  private bad(column: string, message: string): void {
    this.problems.push({ file: this.meta.file, row: this.row.row, column, message });
    this.unreadable.add(`${this.code}\u0000${column}`);
  }
}
