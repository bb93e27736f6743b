import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { contentHash } from './content-hash.js';
import { editionFile } from './edition-file.js';
import { modelOf, type EditionModel } from './edition-model.js';
import { lintEdition } from './lint.js';

/** One thing wrong in a file: where (line from 1; 0 when unknown), which node or scale, what. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly code: string;
  readonly message: string;
}

/** Thrown when a file cannot become an edition; nothing of it is used. */
export class BadEditionFile extends Error {
  override readonly name = 'BadEditionFile';

  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line} ${p.rule} ${p.code} ${p.message}`).join('\n'));
  }
}

/** Reads one edition from the text of a YAML file. Throws BadEditionFile with every problem found. */
export function readEdition(yaml: string, file: string): EditionModel {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  const fail = (problems: Omit<FileProblem, 'file'>[]): never => {
    throw new BadEditionFile(problems.map((problem) => ({ file, ...problem })));
  };
  if (document.errors.length > 0) {
    fail(document.errors.map((error) => ({ line: error.linePos?.[0].line ?? 0, rule: 'yaml', code: '', message: error.message.split('\n')[0] ?? '' })));
  }
  const line = (path: readonly PropertyKey[]): number => lineOf(document, lines, path);
  const content: unknown = document.toJS();
  const parsed = editionFile.safeParse(content);
  if (!parsed.success) {
    return fail(parsed.error.issues.map((issue) => ({ line: line(issue.path), rule: 'shape', code: issue.path.join('.'), message: issue.message })));
  }
  const edition = modelOf(parsed.data, contentHash(content));
  const problems = lintEdition(edition);
  if (problems.length > 0) fail(problems.map(({ rule, code, path, message }) => ({ line: line(path), rule, code, message })));
  return edition;
}

/** Line of the deepest part of `path` that exists in the file. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/**
 * Folder of the shipped editions, from the sources as from the compiled tree, which holds no data files.
 * `from` is the folder of the calling file.
 */
export function dataFolder(from = import.meta.dirname): string {
  const candidates = ['../../data', '../../../../../libs/standards/data'].map((relative) => join(from, relative));
  const found = candidates.find((candidate) => existsSync(join(candidate, 'IC2010.yaml')));
  if (found === undefined) throw new Error('The folder libs/standards/data is missing beside the program.');
  return found;
}

/** All editions of a folder, in order of file name. Throws BadEditionFile with the problems of all files at once. */
export function readEditions(folder = dataFolder()): EditionModel[] {
  const problems: FileProblem[] = [];
  const editions: EditionModel[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const file of files.sort()) {
    try {
      const edition = readEdition(readFileSync(join(folder, file), 'utf8'), basename(file));
      if (editions.some((other) => other.code === edition.code)) {
        problems.push({ file, line: 1, rule: 'duplicate-code', code: edition.code, message: `Edition ${edition.code} occurs in two files.` });
      }
      editions.push(edition);
    } catch (error) {
      if (!(error instanceof BadEditionFile)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new BadEditionFile(problems);
  return editions;
}
