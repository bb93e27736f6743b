import { describe, expect, it } from '@jest/globals';
import { type ReportDocument, plainDocument } from '../model/blocks.js';
import { safeFileName } from '../report-rows.js';
import { guarded } from './csv.js';
import { render } from './formats.js';
import { renderingOf } from './rendering.js';
import { withoutTimes } from './zip-times.js';

const document: ReportDocument = plainDocument({
  locale: 'en',
  title: 'Report',
  subtitle: 'Round',
  computedAt: new Date('2027-05-01T10:00:00Z'),
  facts: [{ label: 'Address', value: 'bad', href: 'javascript:alert(1)' }, { label: 'Page', value: 'good', href: 'https://town.example/?a="b' }],
  blocks: [
    { kind: 'note', tone: 'plain', text: 'bell\u0007 half \ud800 line\r\nbreak' },
    {
      kind: 'section',
      title: 'A name that is far too long for a sheet: [what]/?*',
      blocks: [
        {
          kind: 'chart',
          spec: { kind: 'bars', title: 'Chart', summary: 'Bars.', categoryLabel: 'C', categories: ['<one>', 'two'], series: [{ name: 'S', values: [0, null] }], min: 0, max: 100 },
          table: { kind: 'table', title: 'Numbers', columns: [{ label: 'C' }, { label: 'S', numeric: true }], rows: [['<one>', { value: 0, decimals: 1 }], ['two', { value: null, decimals: 1, otherwise: 'no value' }]] },
        },
      ],
    },
    { kind: 'section', title: 'A name that is far too long for a sheet: [what]', blocks: [] },
  ],
});

describe('a rendered report', () => {
  it('has the same bytes whenever it is rendered', async () => {
    for (const format of ['html', 'csv', 'xlsx', 'pdf'] as const) {
      const first = await render(format, renderingOf(document));
      const second = await render(format, renderingOf(document));
      expect([format, first.equals(second), first.length > 100]).toEqual([format, true, true]);
    }
  });

  it('links to web addresses only', async () => {
    const html = String(await render('html', renderingOf(document)));
    expect(html).not.toContain('javascript:');
    expect(html).toContain('<a href="https://town.example/?a=&quot;b"');
  });

  it('holds no control characters and no halves of characters', async () => {
    const html = String(await render('html', renderingOf(document)));
    expect(html).toContain('bell half \ufffd line<br>break');
  });

  it('tells a zero from a missing value in the picture', () => {
    const rendering = renderingOf(document);
    const block = document.blocks[1];
    if (block?.kind !== 'section' || block.blocks[0]?.kind !== 'chart') throw new Error('no chart');
    const svg = rendering.picture(block.blocks[0]);
    expect(svg).toContain('&lt;one&gt;');
    expect([...svg.matchAll(/<text[^>]*text-anchor="start"[^>]*>0<\/text>|<text[^>]*>0<\/text>/g)].length).toBe(2);
  });
});

describe('a cell of CSV', () => {
  it('cannot be a formula, and a number stays a number', () => {
    for (const text of ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '  =1']) expect(guarded(text)).toBe(`'${text}`);
    for (const text of ['a=1', '1-2', '', ' a']) expect(guarded(text)).toBe(text);
    expect(guarded(-1.5)).toBe(-1.5);
  });
});

describe('the name of a file', () => {
  it('keeps any script and loses what a file system or a header cannot take', () => {
    expect(safeFileName('Łódź/../“x”\u202e\u0000\n: y')).toBe('Łódź .. “x” y');
    expect(safeFileName('../..')).toBe('report');
    expect(Array.from(safeFileName('😀'.repeat(300)))).toHaveLength(120);
  });
});

describe('a ZIP file', () => {
  it('is refused where it is none', () => {
    expect(() => withoutTimes(Buffer.alloc(40))).toThrow('Not a ZIP file');
  });
});
