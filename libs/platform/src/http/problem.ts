/**
 * Why something was refused, by a stable code. `http/problem-catalogue.ts` gives each code its status and English title; the web
 * translates by code. Raised anywhere below HTTP; nothing below HTTP knows a status.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details: RefusalDetails = {},
  ) {
    super(details.detail ?? code);
  }
}

export interface RefusalDetails {
  /** One sentence for this occurrence: the reason, and what to do. Never names a hidden person. */
  detail?: string;
  /** Field errors as a tree: { level: 'code or sentence', evidence: { 0: '…' } }. */
  errors?: FieldErrors;
  /** What is there now, where two people edited (412): the caller may show it beside its own. */
  current?: unknown;
  /** Values for the message of the code. */
  params?: Record<string, string | number>;
}

export interface FieldErrors {
  [field: string]: string | FieldErrors;
}

/** RFC 9457 problem document as it goes over the wire. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: FieldErrors;
  current?: unknown;
  params?: Record<string, string | number>;
  /** Set on every 5xx: the same id is in the log. */
  id?: string;
}

export const notFound = (): Refusal => new Refusal('not-found');
