import type { CodeDescription, CompositeInput } from './model.js';

const row = (code: string, type: CodeDescription['type'], more: Partial<CodeDescription>): CodeDescription => ({
  code,
  type,
  level: null,
  direction: null,
  weight: null,
  parent: null,
  ...more,
});

export const indicator = (code: string, parent: string, more: Partial<CodeDescription> = {}): CodeDescription =>
  row(code, 'Indicator', { level: 1, direction: 1, weight: 1, parent, ...more });

export const aggregate = (code: string, level: number, parent: string | null, more: Partial<CodeDescription> = {}): CodeDescription =>
  row(code, 'Aggregate', { level, direction: 1, weight: 1, parent, ...more });

/** null = missing */
export const column = (...values: (number | null)[]): Float64Array => Float64Array.from(values, (x) => x ?? Number.NaN);

/** An index from its description and columns; units are A, B, C, … */
export function indexOf(codes: CodeDescription[], columns: Record<string, Float64Array>, groups: Record<string, (string | null)[]> = {}): CompositeInput {
  const n = Object.values(columns)[0]?.length ?? 0;
  return {
    units: Array.from({ length: n }, (_, u) => String.fromCharCode(65 + u)),
    codes,
    columns: new Map(Object.entries(columns)),
    groups: new Map(Object.entries(groups)),
  };
}

/** One level: every column an indicator of INDEX. */
export function flatIndex(columns: Record<string, Float64Array>, more: Record<string, Partial<CodeDescription>> = {}, groups: Record<string, (string | null)[]> = {}): CompositeInput {
  const codes = Object.keys(columns).map((code) => indicator(code, 'INDEX', more[code]));
  return indexOf([...codes, aggregate('INDEX', 2, null)], columns, groups);
}

export const listOf = (values: ArrayLike<number> | undefined): (number | null)[] => Array.from(values ?? [], (x) => (Number.isNaN(x) ? null : x));
