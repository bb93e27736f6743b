import { portableLog } from './portable-log.js';

/**
 * Seeded generator: xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators",
 * ACM TOMS 47, 2021), its state filled by splitmix32 from the seed. Only integer operations, products, sums and square
 * roots are used, all exactly defined by ECMAScript, so that a seed gives the same numbers on every platform.
 */
export class Random {
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;
  private spareNormal = Number.NaN;

  /**
   * @param seed a safe integer, 0 or above
   * @param stream independent sequences of one seed, a safe integer, 0 or above (for example one per draw)
   * @throws RangeError for anything else
   */
  constructor(seed: number, stream = 0) {
    for (const value of [seed, stream]) {
      if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`a seed is a whole number from 0 to 2^53-1, not ${value}`);
    }
    let state = 0x6a09e667;
    const absorb = (word: number): void => {
      state = mix((state ^ word) + 0x9e3779b9);
    };
    absorb(seed >>> 0);
    absorb(Math.floor(seed / 0x1_0000_0000));
    absorb(stream >>> 0);
    absorb(Math.floor(stream / 0x1_0000_0000));
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      return mix(state);
    };
    this.s0 = next();
    this.s1 = next();
    this.s2 = next();
    this.s3 = next() | 1; // never the all-zero state
  }

  /** The next 32 random bits, 0 to 2^32 - 1. */
  uint32(): number {
    const s1 = this.s1;
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const t = s1 << 9;
    this.s2 ^= this.s0;
    this.s3 ^= s1;
    this.s1 ^= this.s2;
    this.s0 ^= this.s3;
    this.s2 ^= t;
    this.s3 = (this.s3 << 11) | (this.s3 >>> 21);
    return result;
  }

  /** Uniform in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /**
   * A whole number from 0 to n - 1, every one equally likely (values of the last incomplete block are drawn again).
   * @throws RangeError unless n is a whole number from 1 to 2^32
   */
  integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 0x1_0000_0000) throw new RangeError(`cannot draw one of ${n}`);
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % n);
    let x = this.uint32();
    while (x >= limit) x = this.uint32();
    return x % n;
  }

  /** Standard normal, by Marsaglia's polar method with a logarithm that is the same on every platform. */
  normal(mean = 0, sd = 1): number {
    if (!Number.isNaN(this.spareNormal)) {
      const spare = this.spareNormal;
      this.spareNormal = Number.NaN;
      return mean + sd * spare;
    }
    let u: number;
    let v: number;
    let s: number;
    do {
      u = 2 * this.uniform() - 1;
      v = 2 * this.uniform() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const factor = Math.sqrt((-2 * portableLog(s)) / s);
    this.spareNormal = v * factor;
    return mean + sd * (u * factor);
  }

  /** One element, every one equally likely. @throws RangeError on an empty list */
  pick<T>(items: readonly T[]): T {
    return items[this.integer(items.length)] as T;
  }

  /** Puts the elements in random order, in place (Fisher and Yates), and returns the same list. */
  shuffle<L extends { length: number; [index: number]: unknown }>(list: L): L {
    const items = list as { length: number; [index: number]: unknown };
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = items[i];
      items[i] = items[j];
      items[j] = kept;
    }
    return list;
  }
}

/** The finaliser of splitmix32. */
function mix(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}
