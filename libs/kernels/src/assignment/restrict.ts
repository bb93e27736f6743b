import type { Core } from './core.js';

/** The core without some of its pairs. */
export interface Restricted {
  core: Core;
  /** Number in the full core of each pair that is left. */
  pair: Int32Array;
}

export function restrict(core: Core, banned: Uint8Array): Restricted {
  const start = new Int32Array(core.submissions + 1);
  const pair = new Int32Array(core.reviewer.length);
  let kept = 0;
  for (let i = 0; i < core.submissions; i++) {
    for (let e = core.start[i]!; e < core.start[i + 1]!; e++) if (!banned[e]) pair[kept++] = e;
    start[i + 1] = kept;
  }
  const left = pair.subarray(0, kept);
  return { core: { ...core, start, reviewer: left.map((e) => core.reviewer[e]!), weight: Float64Array.from(left, (e) => core.weight[e]!) }, pair: left };
}
