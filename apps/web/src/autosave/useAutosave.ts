import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Autosaver, type AutosaveOptions, type AutosaveView } from './autosaver.js';
import { unsavedStore } from './unsaved.js';

const open = new Set<Autosaver<unknown>>();

/** Saves everything that still waits, on all editors of the page: before a signature is asked for or a review is handed in. */
export async function flushAll(): Promise<void> {
  await Promise.all([...open].map((saver) => saver.flush()));
}

function warnOfUnsaved(event: BeforeUnloadEvent): void {
  if ([...open].some((saver) => saver.pending)) event.preventDefault();
}

export interface Autosave<T> extends AutosaveView<T> {
  saver: Autosaver<T>;
}

/**
 * Edits one thing with autosave. `key` names it: another key is another editor. Leaving the editor saves what waits.
 * @param options read once per key
 */
export function useAutosave<T>(key: string, options: Omit<AutosaveOptions<T>, 'kept' | 'keep'>): Autosave<T> {
  const [made, setMade] = useState(() => make(key, options));
  if (made.key !== key) setMade(make(key, options));
  const { saver } = made;
  const { initial, version } = options;
  const known = useRef(initial);
  known.current = initial;

  // a colleague's newer text, fetched again meanwhile, replaces an untouched one
  useEffect(() => saver.adopt(known.current, version), [saver, version]);

  useEffect(() => {
    const general = saver as Autosaver<unknown>;
    open.add(general);
    if (open.size === 1) window.addEventListener('beforeunload', warnOfUnsaved);
    return () => {
      void saver.flush().finally(() => {
        open.delete(general);
        if (open.size === 0) window.removeEventListener('beforeunload', warnOfUnsaved);
      });
    };
  }, [saver]);

  const view = useSyncExternalStore(saver.subscribe, saver.snapshot);
  return { ...view, saver };
}

function make<T>(key: string, options: Omit<AutosaveOptions<T>, 'kept' | 'keep'>): { key: string; saver: Autosaver<T> } {
  const store = unsavedStore<T>(key);
  return { key, saver: new Autosaver<T>({ ...options, kept: store.read(), keep: store.write }) };
}
