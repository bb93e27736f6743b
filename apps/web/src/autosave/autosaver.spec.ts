import { describe, it, expect, jest, beforeEach, afterEach } from '@jest/globals';
import { Problem, Unreachable } from '../api/problem.js';
import { Autosaver, type AutosaveOptions } from './autosaver.js';

type Text = { text: string };

interface Call {
  text: string;
  version: number;
  succeed: (version: number) => Promise<void>;
  fail: (error: Error) => Promise<void>;
}

/** A saver whose server is played by the test: every request waits until it is answered. */
function begin(options: Partial<AutosaveOptions<Text>> = {}) {
  const calls: Call[] = [];
  const kept: unknown[] = [];
  const saver = new Autosaver<Text>({
    initial: { text: '' },
    version: 0,
    same: (a, b) => a.text === b.text,
    readCurrent: (current) => current as { value: Text; version: number },
    keep: (unsaved) => kept.push(unsaved),
    save: ({ text }, version) =>
      new Promise((resolve, reject) => {
        calls.push({
          text,
          version,
          succeed: async (next) => {
            resolve({ version: next });
            await jest.advanceTimersByTimeAsync(0);
          },
          fail: async (error) => {
            reject(error);
            await jest.advanceTimersByTimeAsync(0);
          },
        });
      }),
    ...options,
  });
  return { saver, calls, kept, status: () => saver.snapshot().status };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('saving while somebody types', () => {
  it('waits for a quiet moment and then sends once, naming the version seen', async () => {
    const { saver, calls, status } = begin({ version: 3 });
    saver.edit({ text: 'a' });
    await jest.advanceTimersByTimeAsync(500);
    saver.edit({ text: 'ab' });
    await jest.advanceTimersByTimeAsync(799);
    expect(calls).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls.map(({ text, version }) => ({ text, version }))).toEqual([{ text: 'ab', version: 3 }]);
    await calls[0]!.succeed(4);
    expect(status()).toBe('saved');
  });

  it('has one request under way at a time; what was typed meanwhile follows with the new version', async () => {
    const { saver, calls, status } = begin();
    saver.edit({ text: 'one' });
    await jest.advanceTimersByTimeAsync(800);
    saver.edit({ text: 'one two' });
    await jest.advanceTimersByTimeAsync(5000);
    expect(calls).toHaveLength(1);
    await calls[0]!.succeed(1);
    expect(status()).toBe('dirty');
    await jest.advanceTimersByTimeAsync(800);
    expect(calls[1]).toMatchObject({ text: 'one two', version: 1 });
    await calls[1]!.succeed(2);
    expect(status()).toBe('saved');
    expect(saver.pending).toBe(false);
  });

  it('does not send what is incomplete, but keeps it', async () => {
    const { saver, calls, kept, status } = begin({ complete: ({ text }) => text.length > 3 });
    saver.edit({ text: 'abc' });
    await jest.advanceTimersByTimeAsync(5000);
    expect(calls).toHaveLength(0);
    expect(status()).toBe('incomplete');
    expect(kept.at(-1)).toEqual({ draft: { text: 'abc' }, version: 0 });
  });

  it('sends nothing when the text is back to what is saved', async () => {
    const { saver, calls } = begin({ initial: { text: 'x' }, version: 1 });
    saver.edit({ text: 'xy' });
    saver.edit({ text: 'x' });
    await jest.advanceTimersByTimeAsync(5000);
    expect(calls).toHaveLength(0);
  });
});

describe('when the save does not go through', () => {
  it('an unreachable server is tried again by itself and the draft stays', async () => {
    const { saver, calls, status, kept } = begin();
    saver.edit({ text: 'word' });
    await jest.advanceTimersByTimeAsync(800);
    await calls[0]!.fail(new Unreachable());
    expect(status()).toBe('failed');
    expect(kept.at(-1)).toEqual({ draft: { text: 'word' }, version: 0 });
    await jest.advanceTimersByTimeAsync(3000);
    await calls[1]!.succeed(1);
    expect(status()).toBe('saved');
    expect(kept.at(-1)).toBeNull();
  });

  it('a refusal is not repeated until something changes', async () => {
    const { saver, calls, status } = begin();
    saver.edit({ text: 'word' });
    await jest.advanceTimersByTimeAsync(800);
    await calls[0]!.fail(new Problem(409, { code: 'wrong-state' }));
    await jest.advanceTimersByTimeAsync(120_000);
    expect(calls).toHaveLength(1);
    expect(status()).toBe('failed');
    expect(saver.snapshot().draft.text).toBe('word');
  });
});

describe('when a colleague was faster', () => {
  async function conflict() {
    const started = begin({ initial: { text: 'old' }, version: 1 });
    started.saver.edit({ text: 'mine' });
    await jest.advanceTimersByTimeAsync(800);
    await started.calls[0]!.fail(new Problem(412, { code: 'conflict', current: { value: { text: 'theirs' }, version: 2 } }));
    return started;
  }

  it('shows both and sends nothing more by itself', async () => {
    const { saver, calls } = await conflict();
    expect(saver.snapshot()).toMatchObject({ status: 'conflict', draft: { text: 'mine' }, theirs: { text: 'theirs' } });
    saver.edit({ text: 'mine, longer' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
  });

  it('overwrites on request, based on the version shown', async () => {
    const { saver, calls, status } = await conflict();
    void saver.overwrite({ text: 'both' });
    await jest.advanceTimersByTimeAsync(0);
    expect(calls[1]).toMatchObject({ text: 'both', version: 2 });
    await calls[1]!.succeed(3);
    expect(status()).toBe('saved');
  });

  it('or takes the other text', async () => {
    const { saver, status, kept } = await conflict();
    saver.takeTheirs();
    expect(saver.snapshot().draft.text).toBe('theirs');
    expect(status()).toBe('idle');
    expect(kept.at(-1)).toBeNull();
  });

  it('asks nothing when both wrote the same', async () => {
    const { saver, calls, status } = begin({ initial: { text: 'old' }, version: 1 });
    saver.edit({ text: 'same' });
    await jest.advanceTimersByTimeAsync(800);
    await calls[0]!.fail(new Problem(412, { current: { value: { text: 'same' }, version: 2 } }));
    expect(status()).toBe('saved');
  });
});

describe('a newer text read meanwhile', () => {
  it('replaces an untouched one and not one that is being written', () => {
    const { saver } = begin({ initial: { text: 'old' }, version: 1 });
    saver.adopt({ text: 'newer' }, 2);
    expect(saver.snapshot().draft.text).toBe('newer');
    saver.edit({ text: 'newer and mine' });
    saver.adopt({ text: 'newest' }, 3);
    expect(saver.snapshot().draft.text).toBe('newer and mine');
  });
});

describe('after a reload', () => {
  it('text that had not been saved is there again and is saved', async () => {
    const { calls } = begin({ initial: { text: 'old' }, version: 1, kept: { draft: { text: 'typed before' }, version: 1 } });
    await jest.advanceTimersByTimeAsync(800);
    expect(calls[0]).toMatchObject({ text: 'typed before', version: 1 });
  });

  it('and when the saved text has moved on, both are shown', () => {
    const { saver } = begin({ initial: { text: 'newer' }, version: 2, kept: { draft: { text: 'typed before' }, version: 1 } });
    expect(saver.snapshot()).toMatchObject({ status: 'conflict', draft: { text: 'typed before' }, theirs: { text: 'newer' } });
  });
});
