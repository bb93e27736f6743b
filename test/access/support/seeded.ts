import { createHash } from 'node:crypto';
import { Randomness } from '@peerpolis/platform';

/** The same values in the same order for the same seed: two runs of one story make the same ids, tokens and shuffles. */
export class SeededRandomness extends Randomness {
  private drawn = 0;

  constructor(private seed: string) {
    super();
  }

  /** Begins anew, so that a chapter does not depend on how much was drawn in the one before. */
  reseed(seed: string): void {
    this.seed = seed;
    this.drawn = 0;
  }

  bytes(length: number): Buffer {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => createHash('sha256').update(`${this.seed} ${this.drawn++}`).digest());
    return Buffer.concat(blocks).subarray(0, length);
  }

  integer(below: number): number {
    return below <= 1 ? 0 : this.bytes(6).readUIntBE(0, 6) % below;
  }
}
