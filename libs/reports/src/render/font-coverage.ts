/**
 * The code points a TrueType font has glyphs for, from its character map (OpenType specification, `cmap`, formats 4 and 12).
 * @throws Error where the font has neither
 */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const tables = font.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === 'cmap') return readCmap(font.subarray(font.readUInt32BE(at + 8)));
  }
  throw new Error('The font has no character map');
}

function readCmap(cmap: Buffer): (codePoint: number) => boolean {
  const ranges: [number, number][] = [];
  for (let at = 4; at < 4 + cmap.readUInt16BE(2) * 8; at += 8) {
    const table = cmap.subarray(cmap.readUInt32BE(at + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) ranges.push(...groupsOf(table));
    if (format === 4) ranges.push(...segmentsOf(table));
  }
  if (ranges.length === 0) throw new Error('The character map has a format this reader does not know');
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function groupsOf(table: Buffer): [number, number][] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, group) => [table.readUInt32BE(16 + group * 12), table.readUInt32BE(20 + group * 12)]);
}

/** Segments by idDelta map every code; those by idRangeOffset may map single codes to no glyph, which is looked up. */
function segmentsOf(table: Buffer): [number, number][] {
  const count = table.readUInt16BE(6) / 2;
  const ranges: [number, number][] = [];
  for (let segment = 0; segment < count; segment++) {
    const last = table.readUInt16BE(14 + segment * 2);
    const first = table.readUInt16BE(16 + (count + segment) * 2);
    const offsetAt = 16 + (3 * count + segment) * 2;
    const offset = table.readUInt16BE(offsetAt);
    if (first === 0xffff) continue;
    if (offset === 0) ranges.push([first, last]);
    else for (let code = first; code <= last; code++) if (table.readUInt16BE(offsetAt + offset + (code - first) * 2) !== 0) ranges.push([code, code]);
  }
  return ranges;
}
