/**
 * JSON with full double precision, missing (NaN) as null, maps as objects in their own order, and every list of numbers on one
 * line, so that a result of thousands of units stays readable and comparable line by line.
 */
export function toJson(value: unknown, indent = ''): string {
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : 'null';
  if (ArrayBuffer.isView(value)) return `[${Array.from(value as Float64Array, (x) => toJson(x)).join(', ')}]`;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every((x) => typeof x !== 'object' || x === null)) return `[${value.map((x) => toJson(x)).join(', ')}]`;
    return `[\n${value.map((x) => `${indent}  ${flat(x)}`).join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const lines = entriesOf(value).map(([key, x]) => `${indent}  ${JSON.stringify(key)}: ${toJson(x, `${indent}  `)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return toJson(value);
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  return `{${entriesOf(value)
    .map(([key, x]) => `${JSON.stringify(key)}: ${flat(x)}`)
    .join(', ')}}`;
}

function entriesOf(value: object): [string, unknown][] {
  const entries: [string, unknown][] = value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
  return entries.filter(([, x]) => x !== undefined);
}
