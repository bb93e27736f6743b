import writeExcelFile, { type Cell as SheetCell, type Sheet, type SheetData } from 'write-excel-file/node';
import { cellText, type Block, type Cell, type Fact, type TableBlock } from '../model/blocks.js';
import { type Rendering } from './rendering.js';
import { withoutTimes } from './zip-times.js';

/** Longest name of a sheet that spreadsheets accept. */
const SHEET_NAME = 31;
/** Longest text of a cell that spreadsheets accept. */
const CELL_TEXT = 32_767;

interface Page {
  title: string;
  rows: SheetData;
}

/**
 * A workbook: the first sheet tells what this is, then one sheet for each part. Text is written as text cells, never as formulas;
 * numbers in full precision with a format that rounds for the eye.
 */
export async function renderXlsx({ document, word }: Rendering): Promise<Buffer> {
  const first: Page = { title: word('file.facts'), rows: [[strong(document.title, 14)], [text(document.subtitle)], [], ...factRows(document.facts)] };
  const pages = [first];
  for (const block of document.blocks) {
    if (block.kind !== 'section') first.rows.push([], ...blockRows(block, document.locale));
    else pages.push({ title: block.title, rows: block.blocks.flatMap((inner) => blockRows(inner, document.locale)) });
  }
  const taken = new Set<string>();
  const sheets = pages.map(({ title, rows }): Sheet<never> => ({ sheet: sheetName(title, taken), data: rows, columns: [{ width: 44 }, ...Array.from({ length: 6 }, () => ({ width: 22 }))] }));
  return withoutTimes(await writeExcelFile(sheets).toBuffer());
}

function blockRows(block: Block, locale: string): SheetData {
  switch (block.kind) {
    case 'section':
      return [[strong(block.title, 13)], ...block.blocks.flatMap((inner) => blockRows(inner, locale))];
    case 'note':
      return [[{ ...text(block.text), columnSpan: 5, ...(block.tone === 'caution' ? { backgroundColor: '#fbf0e2' as const } : {}) }], []];
    case 'details':
      return [[strong(block.title)], ...factRows(block.items), []];
    case 'table':
      return tableRows(block);
    case 'chart':
      return tableRows(block.table);
  }
}

function tableRows({ title, columns, rows }: TableBlock): SheetData {
  return [
    [strong(title)],
    columns.map(({ label, numeric }) => ({ ...strong(label), align: numeric ? ('right' as const) : ('left' as const), bottomBorderStyle: 'thin' as const })),
    ...rows.map((row) => row.map(cell)),
    [],
  ];
}

const factRows = (facts: readonly Fact[]): SheetData => facts.map(({ label, value }) => [text(label), cell(value)]);

function cell(value: Cell): SheetCell {
  if (typeof value === 'string') return text(value);
  if (value.value === null) return text(cellText(value, 'en'));
  const digits = value.decimals > 0 ? `.${'0'.repeat(value.decimals)}` : '';
  // Where decimals are a limit and not a look, the spreadsheet's own format shows what is there.
  const look = value.percent ? { format: `0${digits}%` } : value.fixed || value.decimals === 0 ? { format: `0${digits}` } : {};
  return { value: value.value, type: Number, ...look, alignVertical: 'top' };
}

function text(value: string) {
  return { value: value.slice(0, CELL_TEXT), type: String, format: '@', wrap: true, alignVertical: 'top' as const };
}

function strong(value: string, fontSize = 11) {
  return { ...text(value), fontWeight: 'bold' as const, fontSize };
}

/** A name without the signs a sheet may not have, and unlike the others. */
function sheetName(title: string, taken: Set<string>): string {
  const base = title.replace(/[[\]:*?/\\]/g, ' ').replace(/\s+/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, SHEET_NAME).trim() || '-';
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` ${n}`;
    const name = `${base.slice(0, SHEET_NAME - suffix.length)}${suffix}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
