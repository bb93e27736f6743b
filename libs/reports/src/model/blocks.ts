import { type ChartSpec } from '../charts.js';

/**
 * A report said once, in blocks; each format renders the same blocks. All strings are plain text: no format may read markup or a
 * formula out of them.
 */
export interface ReportDocument {
  /** Language of the report's own words, and of the file. */
  locale: string;
  title: string;
  subtitle: string;
  /** Moment of the numbers; the only date in the file, so that a repeated build gives the same bytes. */
  computedAt: Date;
  facts: readonly Fact[];
  blocks: readonly Block[];
}

export type Block = SectionBlock | TableBlock | ChartBlock | NoteBlock | DetailsBlock;

export interface SectionBlock {
  kind: 'section';
  title: string;
  blocks: readonly Block[];
}

export interface TableBlock {
  kind: 'table';
  title: string;
  columns: readonly Column[];
  /** The first cell of a row is its heading. */
  rows: readonly (readonly Cell[])[];
}

export interface Column {
  label: string;
  numeric?: boolean;
  /** Share of the width; 1 when absent. */
  width?: number;
}

/** A picture for the table of numbers that follows it; formats without pictures have the table alone. */
export interface ChartBlock {
  kind: 'chart';
  spec: ChartSpec;
  table: TableBlock;
}

export interface NoteBlock {
  kind: 'note';
  /** caution: the reader must not miss it. */
  tone: 'plain' | 'caution';
  text: string;
}

/** Words about one thing: label and text, in order. */
export interface DetailsBlock {
  kind: 'details';
  title: string;
  items: readonly Fact[];
}

export interface Fact {
  label: string;
  value: Cell;
  /** Address to open; http and https only, otherwise it is shown as text. */
  href?: string;
}

export type Cell = string | NumberCell;

export interface NumberCell {
  /** Full precision; formats round for the eye only. */
  value: number | null;
  decimals: number;
  /** Always that many decimals, so that a column of values lines up. */
  fixed?: boolean;
  /** A share of 1, shown as a percentage. */
  percent?: boolean;
  /** What stands in place of a number that is not there. */
  otherwise?: string;
}

/** Charts of a document in order, for drawing. */
export function chartsOf(blocks: readonly Block[]): ChartBlock[] {
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block] : block.kind === 'section' ? chartsOf(block.blocks) : []));
}

/** The number as it is read, or the words in its place. */
export function cellText(cell: Cell, locale: string): string {
  if (typeof cell === 'string') return cell;
  if (cell.value === null) return cell.otherwise ?? '';
  return new Intl.NumberFormat(locale, {
    style: cell.percent ? 'percent' : 'decimal',
    maximumFractionDigits: cell.decimals,
    minimumFractionDigits: cell.fixed ? cell.decimals : 0,
    useGrouping: 'min2',
  } as Intl.NumberFormatOptions).format(cell.value);
}

/** Text that every format can hold: without control characters (but line breaks) and broken halves of characters. */
export function plain(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '');
}

/** An address that may become a link. */
export function isWebAddress(href: string | undefined): href is string {
  return href !== undefined && /^https?:\/\/\S+$/i.test(href) && URL.canParse(href);
}

/** The document with every string made plain: the one gate through which text of people reaches a file. */
export function plainDocument(document: ReportDocument): ReportDocument {
  return plainValue(document) as ReportDocument;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}
