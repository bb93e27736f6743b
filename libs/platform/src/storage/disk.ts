import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkKey, FileMissing, Measure, Storage, type StoredFile } from './storage.js';

/** Cannot be the first segment of a key, which begins with no dot. */
const PARTIAL = '.partial';

/** Files in a folder. A file is written beside and renamed when it is whole and on the disk. */
export class DiskStorage extends Storage {
  constructor(private readonly root: string) {
    super();
  }

  async put(key: string, content: Readable): Promise<StoredFile> {
    const path = this.path(key);
    const partial = join(this.root, PARTIAL, randomUUID());
    await mkdir(dirname(partial), { recursive: true, mode: 0o700 });
    const measure = new Measure();
    try {
      await pipeline(content, measure, createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }));
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return measure.result;
  }

  async get(key: string): Promise<Readable> {
    const path = this.path(key);
    try {
      const file = await open(path, 'r');
      return file.createReadStream();
    } catch (error) {
      throw isMissing(error) ? new FileMissing(key) : error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async exists(key: string): Promise<boolean> {
    try {
      await access(this.path(key));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async sweep(before: Date): Promise<void> {
    const folder = join(this.root, PARTIAL);
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const name of names) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < before.getTime()) await rm(path, { force: true });
    }
  }

  private path(key: string): string {
    checkKey(key);
    return join(this.root, ...key.split('/'));
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
