import { isProblem, type Problem } from '../api/problem.js';

export type AutosaveStatus = 'idle' | 'dirty' | 'incomplete' | 'saving' | 'saved' | 'failed' | 'conflict';

/** What a screen shows of one autosaved thing. Immutable: a new object per change. */
export interface AutosaveView<T> {
  draft: T;
  status: AutosaveStatus;
  savedAt: Date | null;
  problem: Problem | Error | null;
  /** What somebody else saved meanwhile; only with status `conflict`. */
  theirs: T | null;
}

/** What the server says after a save: the version now and, where it reworded the input, the value. */
export interface Saved {
  version: number;
}

export interface AutosaveOptions<T> {
  initial: T;
  /** Version the draft is based on; 0 for a thing not saved yet. */
  version: number;
  /** Text kept over a reload, if any, and the version it was based on. */
  kept?: { draft: T; version: number } | null;
  save: (draft: T, version: number) => Promise<Saved>;
  /** Reads value and version out of a 412's `current`. */
  readCurrent: (current: unknown) => { value: T; version: number } | null;
  /** False while the draft cannot be sent yet (a level chosen that needs a reason). It is kept here all the same. */
  complete?: (draft: T) => boolean;
  same: (a: T, b: T) => boolean;
  /** Keeps an unsaved draft in the browser; null forgets it. */
  keep?: (unsaved: { draft: T; version: number } | null) => void;
  /** Quiet time before a save, ms. */
  delay?: number;
  /** Pauses before repeating a save that met no server, ms. */
  retries?: readonly number[];
  timers?: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>;
  now?: () => Date;
}

const defaultRetries = [3_000, 10_000, 30_000];

/**
 * Saves one thing while it is edited: after a quiet moment, one request at a time, each naming the version it is based on.
 * A refusal never loses the draft; a newer version elsewhere stops saving until the person has chosen.
 */
export class Autosaver<T> {
  private view: AutosaveView<T>;
  private saved: T;
  private version: number;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  private theirVersion = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: AutosaveOptions<T>) {
    this.saved = options.initial;
    this.version = options.version;
    this.view = { draft: options.initial, status: 'idle', savedAt: null, problem: null, theirs: null };
    const { kept } = options;
    if (kept && !options.same(kept.draft, options.initial)) this.restore(kept);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): AutosaveView<T> => this.view;

  /** A change by the person. */
  readonly edit = (draft: T): void => {
    if (this.view.status === 'conflict') {
      this.show({ draft });
      this.keepUnsaved();
      return;
    }
    this.failures = 0;
    const status = this.options.same(draft, this.saved) && !this.running ? 'idle' : this.isComplete(draft) ? 'dirty' : 'incomplete';
    this.show({ draft, status, problem: null });
    this.keepUnsaved();
    if (status === 'dirty') this.schedule(this.options.delay ?? 800);
    else this.unschedule();
  };

  /** Saves at once what waits; resolves when nothing is under way any more. */
  readonly flush = async (): Promise<void> => {
    this.unschedule();
    if (this.running) await this.running;
    if (this.view.status === 'dirty' || this.view.status === 'failed') await this.start();
  };

  /** Something is typed that the server does not have. */
  get pending(): boolean {
    return !this.options.same(this.view.draft, this.saved);
  }

  /** Conflict: save this over what is there now. */
  readonly overwrite = async (draft: T = this.view.draft): Promise<void> => {
    this.version = this.theirVersion;
    this.show({ draft, status: 'dirty', theirs: null, problem: null });
    await this.start();
  };

  /** Conflict: give up the own draft for what is there now. */
  readonly takeTheirs = (): void => {
    const { theirs } = this.view;
    if (theirs === null) return;
    this.version = this.theirVersion;
    this.saved = theirs;
    this.show({ draft: theirs, status: 'idle', theirs: null, problem: null });
    this.options.keep?.(null);
  };

  /** A newer version was read elsewhere: it replaces the text where nothing of the person's own waits. */
  adopt(value: T, version: number): void {
    if (version <= this.version || this.pending || this.running) return;
    this.version = version;
    this.saved = value;
    this.show({ draft: value, status: 'idle' });
  }

  private restore(kept: { draft: T; version: number }): void {
    if (kept.version === this.version) {
      this.view = { ...this.view, draft: kept.draft, status: this.isComplete(kept.draft) ? 'dirty' : 'incomplete' };
      if (this.view.status === 'dirty') this.schedule(this.options.delay ?? 800);
      return;
    }
    this.theirVersion = this.version;
    this.view = { ...this.view, draft: kept.draft, status: 'conflict', theirs: this.saved };
  }

  private isComplete(draft: T): boolean {
    return this.options.complete?.(draft) ?? true;
  }

  private schedule(after: number): void {
    this.unschedule();
    this.timer = (this.options.timers ?? globalThis).setTimeout(() => {
      this.timer = null;
      void this.start();
    }, after);
  }

  private unschedule(): void {
    if (this.timer !== null) (this.options.timers ?? globalThis).clearTimeout(this.timer);
    this.timer = null;
  }

  private start(): Promise<void> {
    if (this.running) return this.running;
    this.running = this.run().finally(() => {
      this.running = null;
      // typed while the request was under way
      if (this.view.status === 'dirty') this.schedule(this.options.delay ?? 800);
    });
    return this.running;
  }

  private async run(): Promise<void> {
    const sent = this.view.draft;
    // what went wrong before stays in sight until it went right: a link in it can still be followed
    this.show({ status: 'saving' });
    try {
      const { version } = await this.options.save(sent, this.version);
      this.version = version;
      this.saved = sent;
      this.failures = 0;
      this.afterSave(sent);
    } catch (error) {
      this.afterFailure(error);
    }
    this.keepUnsaved();
  }

  private afterSave(sent: T): void {
    const savedAt = this.options.now?.() ?? new Date();
    const { draft } = this.view;
    if (this.options.same(draft, sent)) this.show({ status: 'saved', savedAt, problem: null });
    else this.show({ status: this.isComplete(draft) ? 'dirty' : 'incomplete', savedAt, problem: null });
  }

  private afterFailure(error: unknown): void {
    const problem = error instanceof Error ? error : new Error(String(error));
    const current = isProblem(error) && error.status === 412 ? this.options.readCurrent(error.document.current) : null;
    if (current) {
      this.theirVersion = current.version;
      if (this.options.same(current.value, this.view.draft)) {
        // both wrote the same: nothing to decide
        this.version = current.version;
        this.saved = current.value;
        this.show({ status: 'saved', savedAt: this.options.now?.() ?? new Date() });
        return;
      }
      this.show({ status: 'conflict', theirs: current.value, problem });
      return;
    }
    this.show({ status: 'failed', problem });
    const pause = (this.options.retries ?? defaultRetries)[this.failures];
    this.failures += 1;
    const worthRepeating = !isProblem(error) || error.status === 0 || error.status >= 500 || error.status === 429;
    if (worthRepeating && pause !== undefined) this.schedule(pause);
  }

  private keepUnsaved(): void {
    this.options.keep?.(this.pending ? { draft: this.view.draft, version: this.version } : null);
  }

  private show(change: Partial<AutosaveView<T>>): void {
    this.view = { ...this.view, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
