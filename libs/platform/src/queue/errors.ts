import { Refusal } from '../http/problem.js';

/** Trying again would not help. `code` is a stable word without identity. */
export class GiveUp extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** What may be kept of an error outside row-level security: its code. */
export function codeOf(error: unknown): string {
  return error instanceof Refusal || error instanceof GiveUp ? error.code : 'internal';
}

/** A refusal is the answer of a rule; it stays the same at the next try. */
export function isFinal(error: unknown): boolean {
  return error instanceof Refusal || error instanceof GiveUp;
}
