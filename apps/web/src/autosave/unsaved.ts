/** Unsaved words survive a reload or a new sign-in in the same tab; they leave with the tab. */
export function unsavedStore<T>(key: string) {
  const name = `peerpolis.unsaved.${key}`;
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
