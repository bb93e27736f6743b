import { nearestWord, type KernelProblem } from '../problems.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads parts of an untrusted JSON value and collects what is wrong with them, by the path of the key. */
export class SpecReader {
  readonly problems: KernelProblem[] = [];

  problem(key: string, message: string): void {
    this.problems.push({ key, message: key === '' ? `the specification ${message}` : `${key} ${message}` });
  }

  /** The value as an object with known keys only. */
  object(value: unknown, path: string, known: readonly string[]): JsonObject | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problem(path, `must be an object, not ${JSON.stringify(value)}`);
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      const nearest = nearestWord(key, known, true);
      const place = path === '' ? key : `${path}.${key}`;
      this.problem(place, `is an unknown key${nearest ? `; the nearest known key is "${nearest}"` : ''}`);
    }
    return value as JsonObject;
  }

  number(value: unknown, path: string, fallback: number, valid: (x: number) => boolean, expected: string): number {
    if (value === undefined) return fallback;
    if (typeof value === 'number' && Number.isFinite(value) && valid(value)) return value;
    this.problem(path, `must be ${expected}, not ${JSON.stringify(value)}`);
    return fallback;
  }

  boolean(value: unknown, path: string, fallback: boolean): boolean {
    if (value === undefined) return fallback;
    if (typeof value === 'boolean') return value;
    this.problem(path, `must be true or false, not ${JSON.stringify(value)}`);
    return fallback;
  }

  choice<T extends string>(value: unknown, path: string, choices: readonly T[], fallback: T): T {
    if (value === undefined) return fallback;
    const found = choices.find((c) => c === value);
    if (found !== undefined) return found;
    const nearest = typeof value === 'string' ? nearestWord(value, choices) : undefined;
    const hint = nearest === undefined ? '' : ` (nearest: "${nearest}")`;
    this.problem(path, `must be one of ${choices.join(', ')}, not ${JSON.stringify(value)}${hint}`);
    return fallback;
  }
}
