import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { drainJobs } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeScene, type Scene } from '../support/cycle.js';
import { readPdf, type PdfContent } from '../support/pdf.js';
import { HOSTILE, tellCycle, type Told } from '../support/reporting.js';

let world: TestApp;
let scene: Scene;
let told: Told;
let city: Files;
let network: Files;

interface Files {
  html: string;
  csv: string[][];
  csvText: string;
  sheets: { sheet: string; data: unknown[][] }[];
  pdf: PdfContent;
}

beforeAll(async () => {
  world = await startTestApp();
  scene = await makeScene(world, 6, 'Lakes');
  told = await tellCycle(world, scene, { state: 'published', title: 'Spring <b>round</b>' });
  city = await filesOf(`dossiers/${told.dossierIds[0]}`, { dossierId: told.dossierIds[0] });
  network = await filesOf(`cycles/${told.cycleId}`, { cycleId: told.cycleId, kind: 'network' });
});
afterAll(() => world.close());

async function filesOf(path: string, filter: object, locale = 'en'): Promise<Files> {
  await scene.secretary.post(`/api/v1/${path}/reports`).send({ locale }).expect(202);
  await drainJobs(world.app);
  const { body } = await world.agent().get('/api/v1/reports').query({ filter: JSON.stringify({ ...filter, locale }) }).expect(200);
  const files = new Map<string, Buffer>();
  for (const { id, format } of body) {
    const file = await world
      .agent()
      .get(`/api/v1/reports/${id}/file`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    files.set(format, file.body as Buffer);
  }
  const csvText = String(files.get('csv'));
  return {
    html: String(files.get('html')),
    csvText,
    csv: parse(csvText, { bom: true }) as string[][],
    sheets: (await readExcelFile(files.get('xlsx') as Buffer)) as Files['sheets'],
    pdf: readPdf(files.get('pdf') as Buffer),
  };
}

/** Text of a page as a reader of its source would see it: tags away, entities resolved. */
const visible = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] as string);
const squeezed = (text: string): string => text.replace(/[\s\u00ad\u200b]+|-(?=\s)/g, '');
const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

describe('text of people in a report', () => {
  it('is text in the page: no tag of theirs is a tag', () => {
    const tags = new Set([...city.html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag?.toLowerCase()));
    expect([...tags].sort()).toEqual(
      ['a', 'body', 'br', 'caption', 'data', 'dd', 'div', 'dl', 'dt', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'head', 'header', 'html', 'img', 'li', 'main', 'meta', 'nav', 'ol', 'p', 'section', 'strong', 'style', 'table', 'tbody', 'td', 'th', 'thead', 'title', 'tr'],
    );
    for (const text of Object.values(HOSTILE)) expect(squeezed(visible(city.html))).toContain(squeezed(text));
  });

  it('is text in the PDF: markup of the typesetter is printed, not run', () => {
    for (const text of Object.values(HOSTILE)) expect(squeezed(city.pdf.text)).toContain(squeezed(text));
    expect(squeezed(city.pdf.text)).toContain(squeezed('Spring <b>round</b>'));
  });

  it('is text in the workbook: there is no formula at all', () => {
    const cells = city.sheets.flatMap(({ data }) => data.flat());
    expect(cells).toContain(HOSTILE.formula);
    expect(cells).toContain(HOSTILE.script);
    expect(cells).toContain(HOSTILE.typst);
  });

  it('is text in CSV: what a spreadsheet would take for a formula stands behind an apostrophe', () => {
    const cells = city.csv.flat();
    expect(cells).toContain(`'${HOSTILE.formula}`);
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell) || (cell.startsWith('-') && !isNumber(cell)))).toEqual([]);
  });
});

describe('numbers of a report', () => {
  it('are the same in all four formats', () => {
    for (const files of [city, network]) {
      const csv = files.csv.slice(1).filter((row) => row[4] !== 'Peers, lowest first').map((row) => row[5] as string).filter(isNumber).map(Number).sort((a, b) => a - b);
      const html = [...files.html.matchAll(/<data value="([^"]+)">/g)].map(([, value]) => Number(value)).sort((a, b) => a - b);
      const xlsx = files.sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'number').sort((a, b) => a - b);
      expect(csv.length).toBeGreaterThan(20);
      expect(html).toEqual(csv);
      expect(xlsx).toEqual(csv);
      const read = new Set([...files.html.matchAll(/<data value="[^"]+">([^<]+)</g)].map(([, text]) => squeezed(text as string)));
      const printed = squeezed(files.pdf.text);
      expect([...read].filter((text) => !printed.includes(text))).toEqual([]);
    }
  });

  it('are those of the scorecard, each with the arithmetic that made it', async () => {
    const { body } = await world.agent().get(`/api/v1/dossiers/${told.dossierIds[0]}/scorecard`).expect(200);
    const value = (code: string, layer: string): number => body.lines.find((line: { code: string; layer: string }) => line.code === code && line.layer === layer).value;
    // self: A1 not at all (0), A2 does not apply, A3 is 40 of 100, A4 is told in words
    expect(value('AA', 'self')).toBe(20);
    const arithmetic = city.csv.filter(([part, table, , layer]) => part === 'The arithmetic behind each number' && table === 'AA' && layer === 'The city says');
    const cells = (row: number): string[] => arithmetic.filter(([, , at]) => Number(at) === row).map((line) => line[5] as string);
    expect(cells(1)).toEqual(['A1', '0', '0.5', '0']);
    expect(cells(2)).toEqual(['A2', 'not applicable', '0', 'left out']);
    expect(cells(3)).toEqual(['A3', '40', '0.5', '20']);
    expect(cells(4)).toEqual(['A4', 'told in words', '0', 'left out']);
    expect(cells(5)).toEqual(['arithmetic mean; 2 of 2 present, 100%', '20', '1', '20']);
  });

  it('of a network are medians and quartiles, and nothing where the group is too small', async () => {
    const row = (files: Files, code: string): string[] => files.csv.filter(([part, table, , label]) => part === 'Results' && table === 'How the members lie: Agreed' && label === code).map((line) => line[5] as string);
    // agreed: A1 partly (50), A3 40 … 45, so AA is 45, 45.5, … 47.5 for six towns
    expect(row(network, 'AA')).toEqual(['6', '0', '45.625', '46.25', '46.875', '1']);
    await world.sql(`update network set smallest_group = 7 where id = $1`, [scene.networkId]);
    const few = await filesOf(`cycles/${told.cycleId}`, { cycleId: told.cycleId, kind: 'network' });
    expect(row(few, 'AA')).toEqual(['6', '0', 'under 7', 'under 7', 'under 7', 'under 7']);
    expect(few.html).not.toContain('<figure>');
    await world.sql(`update network set smallest_group = 5 where id = $1`, [scene.networkId]);
  });

  it('never rank: members stand in the order of the alphabet', () => {
    const names = network.csv.filter(([part, , , , column]) => part === 'Members' && column === 'Stage').map(([, , , label]) => label);
    expect(names).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Lakes town ${n} (Belgium)`));
  });
});

describe('the PDF', () => {
  it('is tagged for accessibility: PDF/UA-1, language, title, headings, table heads, alternative texts', () => {
    const { outside, pages } = city.pdf;
    expect(pages).toBeGreaterThan(2);
    expect(outside).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(outside).toContain('/Lang (en)');
    expect(outside).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(outside).toContain('/DisplayDocTitle true');
    expect(outside).toContain('Lakes town 1: report of the peer review');
    const roles = new Set([...outside.matchAll(/\/S \/(\w+)/g)].map(([, role]) => role));
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'Caption']) expect([role, roles.has(role)]).toEqual([role, true]);
    const figures = [...outside.matchAll(/\/S \/Figure[\s\S]*?endobj/g)].map(([element]) => element);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(figure).toContain('/Alt');
  });

  it('shows a box for what its typeface lacks, and says so', async () => {
    await world.sql(`update reply set reason = '我们不同意' where dossier_id = $1`, [told.dossierIds[1]]);
    const files = await filesOf(`dossiers/${told.dossierIds[1]}`, { dossierId: told.dossierIds[1] });
    expect(files.pdf.text).toContain('□□□□□');
    expect(squeezed(files.pdf.text)).toContain(squeezed('they are shown as □'));
    expect(files.html).toContain('我们不同意');
  });
});

describe('a report in French', () => {
  it('has its own words, numbers and language in every format', async () => {
    const files = await filesOf(`dossiers/${told.dossierIds[0]}`, { dossierId: told.dossierIds[0] }, 'fr');
    expect(files.html).toContain('<html lang="fr">');
    expect(files.html).toContain('rapport de l’évaluation par les pairs');
    expect(files.html).toContain('<data value="20">20,0</data>');
    expect(files.pdf.outside).toContain('/Lang (fr)');
    expect(files.csv.flat()).toContain('Le calcul derrière chaque chiffre');
    expect(files.sheets[0]?.sheet).toBe('Informations');
    expect(visible(files.html)).not.toMatch(/\b(The city|Agreed|Peers found|left out|not applicable)\b/);
  });
});
