import { Transform, type TransformCallback } from 'node:stream';
import { Refusal } from '@peerpolis/platform';

/** Largest file, in bytes: 25 MB of 1024 × 1024. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** Lets a file through as long as it is not too large, and looks at it on the way. */
export class Gate extends Transform {
  private passed = 0;
  private controls = false;

  /** No byte that text does not have. True for every encoding that keeps ASCII; UTF-16 and binary content fail it. */
  get looksLikeText(): boolean {
    return !this.controls;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.length;
    if (this.passed > LARGEST_FILE) {
      done(new Refusal('too-large', { detail: 'A file has at most 25 MB' }));
      return;
    }
    this.controls ||= chunk.some(isControl);
    done(null, chunk);
  }
}

/** Below the space, tabulator, line feed, form feed and carriage return are text. */
const isControl = (byte: number): boolean => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;
