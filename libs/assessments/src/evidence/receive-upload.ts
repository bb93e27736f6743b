import { type Readable } from 'node:stream';
import busboy from 'busboy';
import { type Request } from 'express';
import { Refusal } from '@peerpolis/platform';

export interface Upload<File> {
  fields: Record<string, string>;
  /** What `take` made of the file; undefined when no file came. */
  file: File | undefined;
}

/** Longest name kept, in characters. */
const LONGEST_NAME = 200;

/**
 * Reads a multipart body as it comes: the fields, and one file in the part `file`, which goes through `take` without being held in
 * memory. The body is always read to its end, so that whoever sends it can read our answer.
 * @throws Refusal unreadable-body, invalid-input (a second file, a field too long), and whatever `take` throws
 */
export async function receiveUpload<File>(request: Request, take: (content: Readable, fileName: string) => Promise<File>): Promise<Upload<File>> {
  const parser = openParser(request);
  const fields: Record<string, string> = {};
  let taking: Promise<File> | undefined;
  let fault: Refusal | undefined;

  parser.on('field', (name, value, info) => {
    if (info.valueTruncated || info.nameTruncated) fault ??= new Refusal('invalid-input', { errors: { [name]: 'Too long' } });
    else fields[name] = value;
  });
  parser.on('file', (part, content, info) => {
    if (part !== 'file') {
      fault ??= new Refusal('invalid-input', { errors: { [part]: 'The file goes into the part "file"' } });
      content.resume();
      return;
    }
    taking = take(content, nameOf(info.filename));
    // Awaited below, once the body has ended; until then its failure is nobody's.
    taking.catch(() => {});
  });
  parser.on('filesLimit', () => (fault ??= new Refusal('invalid-input', { errors: { file: 'One file at a time' } })));
  parser.on('partsLimit', () => (fault ??= new Refusal('invalid-input', { errors: { _: 'Too many parts' } })));
  parser.on('fieldsLimit', () => (fault ??= new Refusal('invalid-input', { errors: { _: 'Too many fields' } })));

  await ended(request, parser).catch((error: unknown) => (fault ??= unreadable(error)));
  const [taken] = await Promise.allSettled([taking]);
  if (taken?.status === 'rejected' && !(fault && isBreak(taken.reason))) throw taken.reason;
  if (fault) throw new UploadFault(fault, taken?.status === 'fulfilled' ? taken.value : undefined);
  return { fields, file: taken?.status === 'fulfilled' ? taken.value : undefined };
}

/** The body was wrong although a file may have been taken: `file` is to be thrown away. */
export class UploadFault<File> extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly file: File | undefined,
  ) {
    super(refusal.message);
  }
}

/** The connection broke, or the body ended early, while a file was coming. */
export class UploadBroken extends Error {}

const isBreak = (error: unknown): boolean => error instanceof UploadBroken;

function openParser(request: Request): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: 1, fields: 10, parts: 12, fieldSize: 4096, fieldNameSize: 100 } });
  } catch {
    throw new Refusal('unreadable-body', { detail: 'The body is not valid multipart/form-data' });
  }
}

function ended(request: Request, parser: busboy.Busboy): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('close', resolve);
    parser.once('error', reject);
    request.once('error', reject);
    request.once('close', () => {
      if (request.complete) return;
      reject(new UploadBroken('The connection broke'));
      parser.destroy();
    });
    request.pipe(parser);
  });
}

function unreadable(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('unreadable-body', { detail: 'The body is not valid multipart/form-data' });
}

/** The last segment of the name, without control characters; a name may be in any script. */
function nameOf(given: string | undefined): string {
  const name = (given ?? '').split(/[/\\]/).at(-1)?.replace(/\p{Cc}/gu, '').trim() ?? '';
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot).slice(0, 20) : '';
  return name.length <= LONGEST_NAME ? name : name.slice(0, LONGEST_NAME - extension.length) + extension;
}
