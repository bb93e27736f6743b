import { createHash } from 'node:crypto';

/** SHA-256 (hex) of a parsed file but for its status, so that publishing a draft does not count as a change of its content. */
export function contentHash(content: unknown): string {
  const hashed = content !== null && typeof content === 'object' ? { ...content, status: undefined } : content;
  return createHash('sha256').update(canonical(hashed)).digest('hex');
}

/** JSON with sorted keys and without undefined, so that equal content gives equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
