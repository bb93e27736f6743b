import { Problem, Unreachable, type ProblemDocument } from './problem.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** The version last seen (`"0"` for a thing not there yet); the server refuses with 412 when somebody else was faster. */
  ifMatch?: string | null;
  /** For a POST that creates: the same key twice creates once. One is made when left out. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** What a successful call brings back. */
export interface Reply<T> {
  data: T;
  status: number;
  /** ETag, as it must be sent back in If-Match. */
  version: string | null;
  /** Total of a list from Content-Range, null for anything else. */
  total: number | null;
  /** Where to look for the job or the thing created. */
  location: string | null;
}

const base = '/api/v1';
let language = 'en';

/** Texts that the server writes (problem details, state names in mails) come in this language. */
export function speak(locale: string): void {
  language = locale;
}

/** A key that is unique for practical purposes also where the page has no secure context. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Address of a route below /api/v1 with its query. */
export function address(path: string, query: CallOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const tail = search.toString();
  return `${base}${path}${tail ? `?${tail}` : ''}`;
}

function headersFor(method: Method, options: CallOptions): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json', 'Accept-Language': language });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.ifMatch) headers.set('If-Match', options.ifMatch);
  if (method === 'POST') headers.set('Idempotency-Key', options.idempotencyKey ?? newKey());
  return headers;
}

/**
 * One call to the API. Throws `Problem` for every answer outside 2xx and `Unreachable` when there was none.
 * @param path below /api/v1, with its leading slash
 */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers: headersFor(method, options),
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
  const text = await response.text();
  return settle<T>(response.status, text, (name) => response.headers.get(name));
}

/** Turns status, text and headers of an answer into a reply or a thrown problem. */
export function settle<T>(status: number, text: string, header: (name: string) => string | null): Reply<T> {
  const parsed = parse(text);
  if (status < 200 || status >= 300) {
    throw new Problem(status, (typeof parsed === 'object' && parsed !== null ? parsed : {}) as ProblemDocument);
  }
  return {
    data: parsed as T,
    status,
    version: header('ETag'),
    total: totalOf(header('Content-Range')),
    location: header('Location'),
  };
}

/** `items 0-24/319` says 319; an unknown total (`*`) or a missing header is null. */
export function totalOf(contentRange: string | null): number | null {
  const match = contentRange?.match(/\/(\d+)\s*$/);
  return match ? Number(match[1]) : null;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const get = <T>(path: string, options?: CallOptions) => call<T>('GET', path, options);
export const post = <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, { ...options, body });
export const put = <T>(path: string, body: unknown, options?: CallOptions) => call<T>('PUT', path, { ...options, body });
export const patch = <T>(path: string, body: unknown, options?: CallOptions) => call<T>('PATCH', path, { ...options, body });
export const remove = <T>(path: string, options?: CallOptions) => call<T>('DELETE', path, options);
