import { cellText, isWebAddress, type Block, type Cell, type Fact, type TableBlock } from '../model/blocks.js';
import { type Rendering } from './rendering.js';
import { STYLE } from './style.js';

/** Nothing in the file runs or loads: the file says so itself, also where it is opened from a disk. */
export const FILE_POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:`;

/** A page on its own, to read, to print and to keep. All text is escaped; pictures are images, whose scripts no browser runs. */
export function renderHtml(rendering: Rendering): Buffer {
  const { document } = rendering;
  const page = `<!doctype html>
<html lang="${escape(document.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${FILE_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(document.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escape(document.title)}</h1>
<p class="subtitle">${escape(document.subtitle)}</p>
</header>
${factList(document.facts, document.locale)}
${contents(rendering)}
${blocks(document.blocks, 2, rendering)}
</main>
</body>
</html>
`;
  return Buffer.from(page, 'utf8');
}

function contents({ document, word }: Rendering): string {
  const sections = document.blocks.flatMap((block, index) => (block.kind === 'section' ? [`<li><a href="#s${index}">${escape(block.title)}</a></li>`] : []));
  return `<nav aria-label="${escape(word('file.contents'))}"><h2>${escape(word('file.contents'))}</h2><ol>${sections.join('')}</ol></nav>`;
}

function blocks(list: readonly Block[], level: number, rendering: Rendering): string {
  return list.map((block, index) => one(block, index, level, rendering)).join('\n');
}

function one(block: Block, index: number, level: number, rendering: Rendering): string {
  const { locale } = rendering.document;
  switch (block.kind) {
    case 'section': {
      const id = level === 2 ? ` id="s${index}"` : '';
      return `<section${id}>\n${heading(level, block.title)}\n${blocks(block.blocks, level + 1, rendering)}\n</section>`;
    }
    case 'note':
      return `<p class="${block.tone === 'caution' ? 'note caution' : 'note'}">${lines(block.text)}</p>`;
    case 'details':
      return `<div class="details">${heading(level, block.title)}${factList(block.items, locale)}</div>`;
    case 'table':
      return table(block, locale);
    case 'chart': {
      const source = `data:image/svg+xml;base64,${Buffer.from(rendering.picture(block), 'utf8').toString('base64')}`;
      const { title, summary } = block.spec;
      return `<figure><img src="${source}" alt="${escape(`${title}. ${summary}`)}"><figcaption><strong>${escape(title)}</strong> ${escape(summary)}</figcaption></figure>\n${table(block.table, locale)}`;
    }
  }
}

function table({ title, columns, rows }: TableBlock, locale: string): string {
  const head = columns.map(({ label, numeric }) => `<th scope="col"${numeric ? ' class="number"' : ''}>${escape(label)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${shown(cell, locale)}</th>` : `<td${columns[at]?.numeric ? ' class="number"' : ''}>${shown(cell, locale)}</td>`)).join('')}</tr>`);
  return `<div class="frame" role="region" tabindex="0" aria-label="${escape(title)}"><table><caption>${escape(title)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

function factList(facts: readonly Fact[], locale: string): string {
  const rows = facts.map(({ label, value, href }) => {
    const text = shown(value, locale);
    return `<dt>${escape(label)}</dt><dd>${isWebAddress(href) ? `<a href="${escape(href)}" rel="noopener noreferrer nofollow">${text}</a>` : text}</dd>`;
  });
  return `<dl>${rows.join('')}</dl>`;
}

/** A number carries its full precision for programs that read the page. */
function shown(cell: Cell, locale: string): string {
  const text = lines(cellText(cell, locale));
  return typeof cell === 'string' || cell.value === null ? text : `<data value="${cell.value}">${text}</data>`;
}

const heading = (level: number, text: string): string => `<h${Math.min(level, 6)}>${escape(text)}</h${Math.min(level, 6)}>`;
const lines = (text: string): string => escape(text).replaceAll('\n', '<br>');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
