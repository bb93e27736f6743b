import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Refusal } from '@peerpolis/platform';
import { cellText, chartsOf, isWebAddress, type Block, type Cell, type Fact, type TableBlock } from '../model/blocks.js';
import { coverageOf } from './font-coverage.js';
import { type Rendering } from './rendering.js';
import { TEMPLATE } from './template.js';

/** Folder of the compiler's imaginary files; nothing is read from or written to it. */
const ROOT = join(process.platform === 'win32' ? 'C:\\' : '/', 'peerpolis-report');
/** Words longer than this get places to break at: an address must not run out of its cell. */
const LONGEST_WORD = 24;
const MISSING = '\u25a1';

interface Typesetter {
  compiler: NodeCompiler;
  has: (codePoint: number) => boolean;
}

let loaded: Promise<Typesetter> | undefined;

/**
 * A tagged PDF (PDF/UA-1) set by Typst. Text reaches the template as JSON and is never read as markup; what the typeface lacks is
 * shown as a box, and the report says so.
 * @throws Refusal pdf-unavailable where the compiler's binary is missing: a second try would not help
 */
export async function renderPdf(rendering: Rendering): Promise<Buffer> {
  loaded ??= load();
  const { compiler, has } = await loaded.catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  const { document, word } = rendering;
  const lacks = { some: false };
  const set = (text: string): string => breakable(printable(text, has, lacks));
  const data = {
    lang: document.locale,
    title: printable(document.title, has, lacks),
    subtitle: set(document.subtitle),
    page: word('file.page'),
    of: word('file.of'),
    colon: word('colon'),
    contents: word('file.contents'),
    facts: document.facts.map((fact) => factData(fact, document.locale, set)),
    blocks: blockData(document.blocks, rendering, set, new Map(chartsOf(document.blocks).map((chart, index) => [chart, index]))),
    missing: '',
  };
  if (lacks.some) data.missing = word('note.left-out-characters');
  compiler.resetShadow();
  compiler.mapShadow(join(ROOT, 'data.json'), Buffer.from(JSON.stringify(data), 'utf8'));
  for (const [index, chart] of chartsOf(document.blocks).entries()) compiler.mapShadow(join(ROOT, `chart-${index}.svg`), Buffer.from(rendering.picture(chart), 'utf8'));
  try {
    return compiler.pdf({ mainFileContent: TEMPLATE, resetRead: true }, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(document.computedAt.getTime() / 1000) });
  } catch (error) {
    throw new Error(`The PDF could not be set: ${String(error instanceof Error ? error.message : error).slice(0, 500)}`, { cause: error });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
}

async function load(): Promise<Typesetter> {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  try {
    const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    return { compiler: Compiler.create({ workspace: ROOT, fontArgs: [{ fontPaths: [fonts] }] }), has: coverageOf(readFileSync(join(fonts, 'DejaVuSans.ttf'))) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Refusal('pdf-unavailable', {
      detail: `PDF needs the Typst compiler, whose binary does not load on this platform (@myriaddreamin/typst-ts-node-compiler: ${reason}); HTML, XLSX and CSV do not need it`,
    });
  }
}

type Set = (text: string) => string;

function blockData(blocks: readonly Block[], rendering: Rendering, set: Set, charts: ReadonlyMap<Block, number>): object[] {
  const { locale } = rendering.document;
  return blocks.flatMap((block): object[] => {
    switch (block.kind) {
      case 'section':
        return [{ kind: 'section', title: set(block.title), blocks: blockData(block.blocks, rendering, set, charts) }];
      case 'note':
        return [{ kind: 'note', caution: block.tone === 'caution', text: set(block.text) }];
      case 'details':
        return [{ kind: 'details', title: set(block.title), items: block.items.map((fact) => factData(fact, locale, set)) }];
      case 'table':
        return [tableData(block, locale, set)];
      case 'chart': {
        const { title, summary } = block.spec;
        return [{ kind: 'chart', file: `chart-${charts.get(block)}.svg`, alt: set(`${title}. ${summary}`), caption: set(`${title}. ${summary}`) }, tableData(block.table, locale, set)];
      }
    }
  });
}

function tableData({ title, columns, rows }: TableBlock, locale: string, set: Set): object {
  return {
    kind: 'table',
    title: set(title),
    widths: columns.map(({ width }) => width ?? 1),
    numeric: columns.map(({ numeric }) => numeric ?? false),
    head: columns.map(({ label }) => set(label)),
    rows: rows.map((row) => row.map((cell) => cellData(cell, locale, set))),
  };
}

const cellData = (cell: Cell, locale: string, set: Set): string => set(cellText(cell, locale));
const factData = ({ label, value, href }: Fact, locale: string, set: Set) => ({ label: set(label), value: cellData(value, locale, set), href: isWebAddress(href) ? href : '' });

function printable(text: string, has: (codePoint: number) => boolean, lacks: { some: boolean }): string {
  return Array.from(text, (character) => {
    if (character === '\n' || character === '\t' || has(character.codePointAt(0) as number)) return character;
    lacks.some = true;
    return MISSING;
  }).join('');
}

/** Zero-width spaces in words that are too long for a cell. */
function breakable(text: string): string {
  return text.replace(/\S{25,}/gu, (long) => Array.from(long).map((character, at) => (at > 0 && at % LONGEST_WORD === 0 ? `\u200b${character}` : character)).join(''));
}
