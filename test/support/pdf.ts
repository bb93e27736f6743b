import { inflateSync } from 'node:zlib';

/** What a test asks of a PDF that Typst wrote: its text in reading order, and the dictionaries outside the page contents. */
export interface PdfContent {
  text: string;
  /** Everything that is not in a compressed stream: catalogue, structure elements, metadata. */
  outside: string;
  pages: number;
}

/** Reads text by the fonts' ToUnicode maps. Knows what this writer uses (PDF 1.7 without object streams), not all of PDF. */
export function readPdf(file: Buffer): PdfContent {
  const raw = file.toString('latin1');
  const streams = new Map<number, string>();
  let outside = '';
  let end = 0;
  for (const match of raw.matchAll(/(\d+) 0 obj\s*<<((?:(?!endobj)[\s\S])*?)>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    if (match.index < end) continue;
    const length = Number(/\/Length (\d+)/.exec(match[2] as string)?.[1]);
    outside += raw.slice(end, start);
    end = start + length;
    const bytes = file.subarray(start, end);
    const inflated = /FlateDecode/.test(match[2] as string) ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
    streams.set(Number(match[1]), inflated);
    if (/\/Metadata/.test(match[2] as string)) outside += bytes.toString('utf8');
  }
  outside += raw.slice(end);
  const objects = new Map([...outside.matchAll(/(\d+) 0 obj\s*<<([\s\S]*?)endobj/g)].map((match) => [Number(match[1]), match[2] as string]));
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\s/.test(object));
  const texts = pages.map((page) => textOf(streams.get(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])) ?? '', fontsOf(page, objects, streams)));
  return { text: texts.join('\n'), outside, pages: pages.length };
}

type Glyphs = ReadonlyMap<number, string>;

/** Name of a font on a page → its glyph map. */
function fontsOf(page: string, objects: ReadonlyMap<number, string>, streams: ReadonlyMap<number, string>): ReadonlyMap<string, Glyphs> {
  const names = new Map<string, Glyphs>();
  for (const [, list] of page.matchAll(/\/Font <<([\s\S]*?)>>/g)) {
    for (const [, name, id] of (list as string).matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '')?.[1];
      if (map) names.set(name as string, glyphsOf(streams.get(Number(map)) ?? ''));
    }
  }
  return names;
}

function glyphsOf(map: string): Glyphs {
  const glyphs = new Map<number, string>();
  for (const [, body] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of (body as string).matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g)) glyphs.set(parseInt(from as string, 16), utf16(to as string));
  }
  return glyphs;
}

const utf16 = (hex: string): string => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');

/** Text of one content stream, a space between text objects. Text of pictures and headers is among it. */
function textOf(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let glyphs: Glyphs = new Map();
  let text = '';
  // Parentheses in balance need no backslash.
  const tokens = /\/(f\d+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|<([0-9A-Fa-f]+)>|\b(ET)\b/g;
  for (const [, font, string, hex, ended] of content.matchAll(tokens)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map<number, string>();
    else if (string !== undefined) text += shown(unescaped(string), glyphs);
    else if (hex !== undefined) text += shown(Buffer.from(hex, 'hex').toString('latin1'), glyphs);
    else if (ended) text += ' ';
  }
  return text;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const unescaped = (literal: string): string =>
  literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => (/^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : (ESCAPES[code] ?? code)));

/** @param bytes two for each glyph */
function shown(bytes: string, glyphs: Glyphs): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += glyphs.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? '';
  return text;
}
