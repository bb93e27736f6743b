import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parse } from 'csv-parse/sync';
import { nearestWord } from '@peerpolis/kernels';
import { InputError, UsageError, type Io, type Problem } from './command.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The options of a command line, nothing positional. Values are strings (or true for flags).
 * @throws UsageError naming the nearest known option for a wrong one, or the required ones that lack
 */
export function readOptions(args: string[], options: Options, required: string[] = []): Record<string, string | boolean | undefined> {
  const known: Options = { help: { type: 'boolean' }, ...options };
  for (const arg of args) {
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name === undefined || Object.hasOwn(known, name)) continue;
    const nearest = nearestWord(name, Object.keys(known));
    throw new UsageError(`unknown option --${name}${nearest ? `; did you mean --${nearest}?` : ''}`);
  }
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({ args, options: known, strict: true, allowPositionals: false }).values as typeof values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const missing = required.filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new UsageError(`${missing.map((name) => `--${name}`).join(', ')} required; see --help`);
  return values;
}

/** A whole number given as an option. @throws UsageError */
export function wholeNumber(name: string, text: string | boolean | undefined, fallback: number, least = 0): number {
  if (text === undefined) return fallback;
  const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`--${name} must be a whole number, at least ${least}`);
  return value;
}

/** The bytes of an input file as text (UTF-8; a byte order mark stays, so that the text hashes like the file). @throws InputError */
export async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new InputError([{ file: path, message: `cannot be read (${errorCode(error)})` }]);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError([{ file: path, message: 'is not UTF-8 text' }]);
  }
}

/** @throws InputError with the row at which the parser gave up (the last one where the text ends too early) */
export function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(message)?.[1];
    const row = text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length;
    throw new InputError([{ file: path, row, message: `is not JSON: ${message}` }]);
  }
}

/** A table with the places of its cells, so that problems can name them. */
export interface Table {
  file: string;
  header: string[];
  rows: { row: number; cells: string[] }[];
  /** The cell in a named column; empty when the row is short. */
  cell(row: { cells: string[] }, column: string): string;
}

/**
 * Reads a CSV text with a header line; comma, or semicolon or tab where the header has no comma. Row numbers are those a
 * spreadsheet shows: the header is row 1, empty lines count and are skipped. Cells are trimmed.
 * @throws InputError with every structural problem: no header, duplicate or missing columns, rows that are too long or short
 */
export function parseTable(file: string, text: string, requiredColumns: string[] = []): Table {
  let records: string[][];
  try {
    records = parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, trim: true });
  } catch (error) {
    const row = typeof error === 'object' && error !== null && 'lines' in error && typeof error.lines === 'number' ? error.lines : undefined;
    throw new InputError([{ file, ...(row === undefined ? {} : { row }), message: error instanceof Error ? error.message : String(error) }]);
  }
  const header = records[0] ?? [];
  const problems: Problem[] = [];
  if (header.every((name) => name === '')) throw new InputError([{ file, row: 1, message: 'has no header line' }]);
  const index = new Map<string, number>();
  header.forEach((name, i) => {
    if (name === '') problems.push({ file, row: 1, message: `column ${i + 1} has no name` });
    else if (index.has(name)) problems.push({ file, row: 1, column: name, message: 'appears twice' });
    else index.set(name, i);
  });
  for (const name of requiredColumns) {
    if (index.has(name)) continue;
    const nearest = nearestWord(name, header);
    problems.push({ file, row: 1, column: name, message: `is missing${nearest ? ` (nearest column: ${nearest})` : ''}` });
  }
  const rows: Table['rows'] = [];
  records.forEach((cells, i) => {
    if (i === 0 || cells.every((c) => c === '')) return;
    if (cells.length !== header.length) {
      problems.push({ file, row: i + 1, message: `has ${cells.length} cells, the header has ${header.length}` });
    }
    rows.push({ row: i + 1, cells });
  });
  if (problems.length > 0) throw new InputError(problems);
  return {
    file,
    header,
    rows,
    cell: (row, column) => row.cells[index.get(column) ?? -1] ?? '',
  };
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return header.includes(',') ? ',' : header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
}

/** Empty and NA mean missing. */
export function isMissing(cell: string): boolean {
  return cell === '' || cell === 'NA';
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A number in a cell; undefined when the text is not one (hexadecimal, infinity and decimal commas are not). */
export function numberIn(cell: string): number | undefined {
  if (!DECIMAL.test(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/** Writes a result to standard output, or to a file that appears whole or not at all. @throws InputError */
export async function writeResult(io: Io, text: string, out?: string): Promise<void> {
  if (out === undefined) {
    io.out(text);
    return;
  }
  const temporary = join(dirname(out), `.${basename(out)}.${randomUUID()}`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, out);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new InputError([{ file: out, message: `cannot be written (${errorCode(error)})` }]);
  }
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}
