import { HttpError } from 'react-admin';

/** Tree of field errors as react-admin's forms read it: a message per leaf. */
export interface FieldErrors {
  [field: string]: string | FieldErrors;
}

/** RFC 9457 problem document as this API sends it. */
export interface ProblemDocument {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  code?: string;
  /** Why and what to do, where the API knows it. */
  hint?: string;
  errors?: unknown;
  [extension: string]: unknown;
}

/** What a failed call throws. `body.errors` is what react-admin puts beside the fields. */
export class Problem extends HttpError {
  declare readonly status: number;
  readonly code: string;
  readonly document: ProblemDocument;

  constructor(status: number, document: ProblemDocument) {
    super(document.detail ?? document.title ?? document.code ?? String(status), status, {
      ...document,
      ...(document.errors === undefined ? {} : { errors: fieldErrors(document.errors) }),
    });
    this.code = document.code ?? `http-${status}`;
    this.document = document;
  }

  /** The id under which the operator finds this failure in the log, where there is one. */
  get reference(): string | undefined {
    const { errorId, instance } = this.document;
    return typeof errorId === 'string' ? errorId : instance;
  }
}

/** No answer at all: the network is down or the server unreachable. */
export class Unreachable extends Problem {
  constructor() {
    super(0, { code: 'unreachable' });
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

interface FlatFieldError {
  path?: string | readonly (string | number)[];
  pointer?: string;
  message?: string;
  detail?: string;
}

/**
 * Brings both forms of field errors into one tree: a list of {path or pointer, message}, or a nested object whose
 * leaves are a message or a list of messages. An error on the whole goes to react-admin's `root.serverError`.
 */
export function fieldErrors(errors: unknown): FieldErrors {
  const tree: FieldErrors = {};
  if (Array.isArray(errors)) {
    for (const error of errors as FlatFieldError[]) {
      const message = error.message ?? error.detail ?? '';
      put(tree, pathOf(error), message);
    }
    return tree;
  }
  if (errors !== null && typeof errors === 'object') {
    for (const [field, value] of Object.entries(errors)) tree[field] = leafOrTree(value);
  }
  return tree;
}

function leafOrTree(value: unknown): string | FieldErrors {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'string')) return value.join(' ');
    return fieldErrors(value);
  }
  if (value !== null && typeof value === 'object') {
    if ('message' in value && typeof value.message === 'string') return value.message;
    return fieldErrors(value);
  }
  return String(value);
}

function pathOf(error: FlatFieldError): string[] {
  if (Array.isArray(error.path)) return error.path.map(String);
  if (typeof error.path === 'string') return error.path.split('.').filter(Boolean);
  if (error.pointer) return error.pointer.replace(/^#/, '').split('/').filter(Boolean).map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  return [];
}

function put(tree: FieldErrors, path: string[], message: string): void {
  const whole = path.length === 0 ? ['root', 'serverError'] : path;
  let at = tree;
  for (const step of whole.slice(0, -1)) {
    const next = at[step];
    if (next !== undefined && typeof next !== 'string') at = next;
    else {
      const made: FieldErrors = {};
      at[step] = made;
      at = made;
    }
  }
  const last = whole[whole.length - 1]!;
  const before = at[last];
  at[last] = typeof before === 'string' ? `${before} ${message}` : message;
}
