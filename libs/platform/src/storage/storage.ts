import { createHash } from 'node:crypto';
import { Transform, type Readable, type TransformCallback } from 'node:stream';

/** What was stored: length in bytes and hash in hexadecimal, both taken from the bytes as they went by. */
export interface StoredFile {
  size: number;
  sha256: string;
}

/**
 * Files of the application. Keys are paths of plain segments ("evidence/0199…", a-z A-Z 0-9 . _ -) and never carry a person's
 * name. A file exists whole or not at all.
 */
export abstract class Storage {
  /** Stores a stream, replacing what had the key. When the stream fails, nothing is stored and its error is thrown. */
  abstract put(key: string, content: Readable): Promise<StoredFile>;
  /** @throws FileMissing */
  abstract get(key: string): Promise<Readable>;
  /** Does nothing when there is no such file. */
  abstract delete(key: string): Promise<void>;
  abstract exists(key: string): Promise<boolean>;
  /** Removes the halves of files that a killed process left before this moment. */
  abstract sweep(before: Date): Promise<void>;
}

export class FileMissing extends Error {
  constructor(readonly key: string) {
    super(`No file "${key}"`);
  }
}

const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}$/;

/** @throws Error for a key that could leave the store or hide in it: a defect of the caller */
export function checkKey(key: string): void {
  const segments = key.split('/');
  if (segments.length > 8 || !segments.every((segment) => SEGMENT.test(segment))) throw new Error('Not a storage key: use plain segments joined by /');
}

/** Takes length and hash of what passes through. */
export class Measure extends Transform {
  private readonly hash = createHash('sha256');
  // Not named size: the S3 library would take it for the length of the whole.
  private passed = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    this.passed += chunk.length;
    done(null, chunk);
  }

  /** Once the stream has ended. */
  get result(): StoredFile {
    return { size: this.passed, sha256: this.hash.copy().digest('hex') };
  }
}
