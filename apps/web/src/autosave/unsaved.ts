import { lastPersonId } from '../api/session.js';

const prefix = 'peerpolis.unsaved.';

/** On leaving for good: nothing unsaved stays in the browser. */
export function forgetUnsaved(): void {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  } catch {
    // no storage, nothing kept
  }
}

/**
 * Unsaved words survive a reload, and a session that ended, in the same tab; they leave with the tab. They belong to the person who
 * typed them: somebody else who signs in does not find them.
 */
export function unsavedStore<T>(key: string) {
  const name = `${prefix}${lastPersonId() ?? 'nobody'}.${key}`;
  return {
    read(): { draft: T; version: number } | null {
      try {
        const text = sessionStorage.getItem(name);
        return text === null ? null : (JSON.parse(text) as { draft: T; version: number });
      } catch {
        return null;
      }
    },
    write(unsaved: { draft: T; version: number } | null): void {
      try {
        if (unsaved === null) sessionStorage.removeItem(name);
        else sessionStorage.setItem(name, JSON.stringify(unsaved));
      } catch {
        // no storage: the draft lives in the page only
      }
    },
  };
}
