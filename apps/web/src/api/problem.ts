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
  errors?: unknown;
  /** What is there now, where somebody else was faster (412). */
  current?: unknown;
  /** Values for the code's message. */
  params?: Record<string, string | number>;
  /** Set on every 5xx: the same id is in the log. */
  id?: string;
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
    // react-admin's HttpError resets the prototype to its own
    Object.setPrototypeOf(this, new.target.prototype);
    this.code = document.code ?? codeOf(status);
    this.document = document;
  }
}

/** No answer at all: the network is down or the server unreachable. */
export class Unreachable extends Problem {
  constructor() {
    super(0, { code: 'unreachable' });
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

const byStatus: Record<number, string> = { 0: 'unreachable', 401: 'not-signed-in', 404: 'not-found', 409: 'wrong-state', 412: 'conflict', 413: 'too-large', 429: 'too-many-requests', 502: 'not-ready', 503: 'not-ready', 504: 'not-ready' };

/** The code closest to a status, for answers that come from something in between and carry none. */
export function codeOf(status: number): string {
  return byStatus[status] ?? (status >= 500 ? 'internal' : 'invalid-input');
}

/** Field errors as forms read them; one on the whole (`_`) goes to react-admin's `root.serverError`. */
export function fieldErrors(errors: unknown): FieldErrors {
  if (typeof errors === 'string') return { root: { serverError: errors } };
  const tree: FieldErrors = {};
  if (errors === null || typeof errors !== 'object') return tree;
  for (const [field, value] of Object.entries(errors)) {
    if (field === '_' && typeof value === 'string') tree.root = { serverError: value };
    else tree[field] = leafOrTree(value);
  }
  return tree;
}

function leafOrTree(value: unknown): string | FieldErrors {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(' ');
  return fieldErrors(value);
}
