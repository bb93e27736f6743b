import { stringify } from 'csv-stringify/sync';
import { type Block, type Cell, type Fact, type TableBlock } from '../model/blocks.js';
import { type Rendering } from './rendering.js';

type Row = [part: string, table: string, row: number | '', label: string, column: string, value: string | number];

/**
 * Every fact, number and sentence of the report, one a line: the part and table it stands in, its row with the row's heading, its
 * column, its value. Numbers in full precision with a point. UTF-8 with a byte order mark, for spreadsheets.
 */
export function renderCsv({ document, word }: Rendering): Buffer {
  const rows: Row[] = [...facts([], word('file.facts'), [{ label: word('file.title'), value: document.title }, { label: word('file.subtitle'), value: document.subtitle }, ...document.facts])];
  const walk = (blocks: readonly Block[], path: readonly string[]): void => {
    for (const block of blocks) {
      if (block.kind === 'section') walk(block.blocks, [...path, block.title]);
      else if (block.kind === 'note') rows.push([path.join(' / '), word('file.note'), '', '', '', block.text]);
      else if (block.kind === 'details') rows.push(...facts(path, block.title, block.items));
      else rows.push(...tableRows(path, block.kind === 'chart' ? block.table : block));
    }
  };
  walk(document.blocks, []);
  const header = ['file.part', 'file.table', 'file.row', 'file.label', 'file.column', 'file.value'] as const;
  return Buffer.from(stringify([header.map(word), ...rows].map((row) => row.map(guarded)), { bom: true, record_delimiter: '\r\n' }), 'utf8');
}

function facts(path: readonly string[], title: string, list: readonly Fact[]): Row[] {
  return list.map(({ label, value }, at): Row => [path.join(' / '), title, at + 1, label, '', raw(value)]);
}

function tableRows(path: readonly string[], { title, columns, rows }: TableBlock): Row[] {
  return rows.flatMap((row, at) => {
    const [heading = ''] = row;
    return row.slice(1).map((cell, place): Row => [path.join(' / '), title, at + 1, String(raw(heading)), columns[place + 1]?.label ?? '', raw(cell)]);
  });
}

const raw = (cell: Cell): string | number => (typeof cell === 'string' ? cell : (cell.value ?? cell.otherwise ?? ''));

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"); also where only spaces
 * stand before it. Numbers stay numbers.
 */
export function guarded(value: string | number): string | number {
  return typeof value === 'string' && /^(?:[=+\-@\t\r\n]|\s+[=+\-@])/.test(value) ? `'${value}` : value;
}
