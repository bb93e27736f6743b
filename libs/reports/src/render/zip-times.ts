const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the earliest moment of the format. */
const EPOCH_TIME = 0;
const EPOCH_DATE = 0x21;

/**
 * Sets the times of all entries of a ZIP file (an XLSX is one) to one fixed moment, so that the same content gives the same bytes.
 * Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 * @throws Error when the buffer is no plain ZIP file
 */
export function withoutTimes(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  let end = fixed.length - 22;
  while (end >= 0 && fixed.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('Not a ZIP file');
  let at = fixed.readUInt32LE(end + 16);
  for (let entry = fixed.readUInt16LE(end + 10); entry > 0; entry--) {
    if (fixed.readUInt32LE(at) !== CENTRAL) throw new Error('Not a plain ZIP file: no entry where the directory says');
    stamp(fixed, at + 12);
    const local = fixed.readUInt32LE(at + 42);
    if (fixed.readUInt32LE(local) !== LOCAL) throw new Error('Not a plain ZIP file: no file where the directory says');
    stamp(fixed, local + 10);
    at += 46 + fixed.readUInt16LE(at + 28) + fixed.readUInt16LE(at + 30) + fixed.readUInt16LE(at + 32);
  }
  return fixed;
}

function stamp(zip: Buffer, at: number): void {
  zip.writeUInt16LE(EPOCH_TIME, at);
  zip.writeUInt16LE(EPOCH_DATE, at + 2);
}
