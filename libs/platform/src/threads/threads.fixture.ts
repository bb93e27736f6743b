import { serveThread } from './threads.js';

/** A thread that works on and on without ever giving way, and counts so that somebody outside can see it work. */
serveThread<{ counter: SharedArrayBuffer; rounds: number; fail?: string }, number>(async ({ counter, rounds, fail }, progress) => {
  const count = new Int32Array(counter);
  progress(0.5);
  if (fail) throw new Error(fail);
  for (let i = 0; i < rounds; i++) Atomics.add(count, 0, 1);
  return count[0] as number;
});
