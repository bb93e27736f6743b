import { randomBytes, randomInt } from 'node:crypto';

/** Time of the application. Nothing else asks the system clock, so that two runs can be compared byte for byte. */
export abstract class Clock {
  abstract now(): Date;
}

/** Keys of rows: UUID version 7 (RFC 9562), ascending within a process. */
export abstract class Ids {
  abstract next(): string;
}

/** Unpredictable values: secrets of links and sessions, salts, shuffles. */
export abstract class Randomness {
  abstract bytes(length: number): Buffer;
  /** Uniform integer in 0 … below - 1. */
  abstract integer(below: number): number;

  /** A new array in uniformly random order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [result[i], result[j]] = [result[j] as T, result[i] as T];
    }
    return result;
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

export class SystemRandomness extends Randomness {
  bytes(length: number): Buffer {
    return randomBytes(length);
  }
  integer(below: number): number {
    return below <= 1 ? 0 : randomInt(below);
  }
}

/** UUIDv7 with a 12 bit counter inside a millisecond, so that keys made in one loop keep their order. */
export class SystemIds extends Ids {
  private millisecond = 0;
  private counter = 0;

  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {
    super();
  }

  next(): string {
    const now = this.clock.now().getTime();
    if (now > this.millisecond) {
      this.millisecond = now;
      this.counter = this.randomness.integer(0x400);
    } else if (++this.counter > 0xfff) {
      this.millisecond++;
      this.counter = 0;
    }
    const bytes = this.randomness.bytes(16);
    bytes.writeUIntBE(this.millisecond, 0, 6);
    bytes.writeUInt16BE(0x7000 | this.counter, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
