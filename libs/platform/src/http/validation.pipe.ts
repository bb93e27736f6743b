import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Refusal, type FieldErrors } from './problem.js';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` with their zod shape; errors come back as a tree by field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) => new Refusal('invalid-input', { errors: fieldErrors(issues) }),
  });
}

/** [{ path: ['a', 0], message }] → { a: { 0: message } }; what concerns the whole is under `_`. */
export function fieldErrors(issues: readonly Issue[]): FieldErrors {
  const tree: FieldErrors = {};
  for (const issue of issues) {
    const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
    const last = path.pop() ?? '_';
    let node = tree;
    for (const step of path) {
      const next = Object.hasOwn(node, step) ? node[step] : undefined;
      if (typeof next === 'object') node = next;
      else node = (node[step] = typeof next === 'string' ? { _: next } : {}) as FieldErrors;
    }
    if (!Object.hasOwn(node, last)) node[last] = issue.message;
  }
  return tree;
}
