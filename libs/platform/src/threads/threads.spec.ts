import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { runInThread } from './threads.js';

const ENTRY = new URL('./threads.fixture.js', import.meta.url);
const FOREVER = Number.MAX_SAFE_INTEGER;

function shared(): { counter: SharedArrayBuffer; seen: () => number } {
  const counter = new SharedArrayBuffer(4);
  return { counter, seen: () => Atomics.load(new Int32Array(counter), 0) };
}

/** The thread has ended: what it counts no longer moves. */
async function standsStill(seen: () => number): Promise<boolean> {
  const before = seen();
  await pause(50);
  return seen() === before;
}

describe('runInThread', () => {
  it('hands over the input, progress and the result', async () => {
    const shares: number[] = [];
    const { counter } = shared();
    const output = await runInThread(ENTRY, { counter, rounds: 1000 }, { onProgress: (share) => void shares.push(share) });
    expect([output, shares]).toEqual([1000, [0.5]]);
  });

  it('ends work that never gives way as soon as the check throws, and leaves nothing running', async () => {
    const { counter, seen } = shared();
    const check = async (): Promise<void> => {
      throw new Error('cancelled by somebody');
    };
    await expect(runInThread(ENTRY, { counter, rounds: FOREVER }, { check })).rejects.toThrow('cancelled by somebody');
    expect(seen()).toBeGreaterThan(0);
    expect(await standsStill(seen)).toBe(true);
  });

  it('ends it likewise when reporting progress throws', async () => {
    const { counter, seen } = shared();
    const onProgress = (): void => {
      throw new Error('cancelled');
    };
    await expect(runInThread(ENTRY, { counter, rounds: FOREVER }, { onProgress })).rejects.toThrow('cancelled');
    expect(await standsStill(seen)).toBe(true);
  });

  it('passes on what went wrong inside', async () => {
    const { counter } = shared();
    await expect(runInThread(ENTRY, { counter, rounds: 1, fail: 'broken inside' })).rejects.toThrow('broken inside');
    await expect(runInThread(new URL('./absent.js', import.meta.url), {})).rejects.toThrow('absent');
  });
});
