import { type Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';
import { Refusal } from '@peerpolis/platform';

interface Accepted {
  mediaType: string;
  /** What the content itself must look like: type found by its bytes, or `text` for what has no such marks. */
  content: string;
}

const office = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`;
const open = (kind: string) => `application/vnd.oasis.opendocument.${kind}`;
/** The older office formats share one container; which of them it is cannot be told from its beginning. */
const CONTAINER = 'application/x-cfb';
const same = (mediaType: string): Accepted => ({ mediaType, content: mediaType });

/** Kinds of files a city may hand in, by extension. None of them runs anything by itself when it is opened; macros are not among them. */
const ACCEPTED: ReadonlyMap<string, Accepted> = new Map([
  ['pdf', same('application/pdf')],
  ['docx', same(office('wordprocessingml.document'))],
  ['xlsx', same(office('spreadsheetml.sheet'))],
  ['pptx', same(office('presentationml.presentation'))],
  ['odt', same(open('text'))],
  ['ods', same(open('spreadsheet'))],
  ['odp', same(open('presentation'))],
  ['doc', { mediaType: 'application/msword', content: CONTAINER }],
  ['xls', { mediaType: 'application/vnd.ms-excel', content: CONTAINER }],
  ['ppt', { mediaType: 'application/vnd.ms-powerpoint', content: CONTAINER }],
  ['png', same('image/png')],
  ['jpg', same('image/jpeg')],
  ['jpeg', same('image/jpeg')],
  ['csv', { mediaType: 'text/csv', content: 'text' }],
  ['txt', { mediaType: 'text/plain', content: 'text' }],
]);

/** What the name promises. @throws Refusal unsupported-file */
export function acceptedByName(fileName: string): Accepted {
  const accepted = ACCEPTED.get(/\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '');
  if (!accepted) throw new Refusal('unsupported-file', { detail: `Accepted are ${[...ACCEPTED.keys()].join(', ')}` });
  return accepted;
}

/**
 * Does the stored content keep what the name promises? Reads as little of the stream as it takes, and ends it.
 * @throws Refusal unsupported-file
 */
export async function checkContent(content: Readable, accepted: Accepted, looksLikeText: boolean): Promise<void> {
  const found = await typeOf(content);
  const kept = accepted.content === 'text' ? found === undefined && looksLikeText : found === accepted.content;
  if (!kept) throw new Refusal('unsupported-file', { detail: 'The content of the file is not what its name says' });
}

async function typeOf(content: Readable): Promise<string | undefined> {
  try {
    return (await fileTypeFromStream(content))?.mime;
  } catch (error) {
    if (isBroken(error)) return undefined;
    throw error;
  } finally {
    content.destroy();
  }
}

/** A file that ends in the middle of what it began as: no type. Errors of the storage have a code and are not this. */
const isBroken = (error: unknown): boolean => error instanceof Error && !('code' in error);
