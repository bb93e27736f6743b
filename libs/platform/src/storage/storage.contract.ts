import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileMissing, type Storage } from './storage.js';

/** What every store of files must do; run against each of them. */
export function storageContract(name: string, open: () => Promise<Storage>, close: () => Promise<void>): void {
  describe(`files ${name}`, () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await open();
    });
    afterAll(() => close());

    const read = async (key: string) => buffer(await storage.get(key));

    it.each([
      ['an empty file', 0],
      ['a small file', 1000],
      ['a file of several parts', 11 * 1024 * 1024 + 7],
    ])('gives %s back byte for byte, with its length and hash', async (_, size) => {
      const bytes = randomBytes(size);
      const stored = await storage.put(`evidence/f${size}.pdf`, Readable.from(chunks(bytes)));
      expect(stored).toEqual({ size, sha256: createHash('sha256').update(bytes).digest('hex') });
      expect((await read(`evidence/f${size}.pdf`)).equals(bytes)).toBe(true);
    });

    it('replaces what had the key', async () => {
      await storage.put('a/replaced', Readable.from([Buffer.from('long before')]));
      await storage.put('a/replaced', Readable.from([Buffer.from('now')]));
      expect((await read('a/replaced')).toString()).toBe('now');
    });

    it('stores nothing of a stream that breaks, and leaves what was there', async () => {
      await storage.put('a/kept', Readable.from([Buffer.from('kept')]));
      for (const size of [10, 7 * 1024 * 1024]) {
        const breaking = () =>
          Readable.from(
            (async function* () {
              yield* chunks(randomBytes(size));
              throw new Error('broken off');
            })(),
          );
        await expect(storage.put('a/kept', breaking())).rejects.toThrow('broken off');
        await expect(storage.put('a/never', breaking())).rejects.toThrow('broken off');
      }
      expect((await read('a/kept')).toString()).toBe('kept');
      expect(await storage.exists('a/never')).toBe(false);
    });

    it('stores nothing of a stream that is destroyed', async () => {
      const gone = new Readable({ read() {} });
      gone.push(Buffer.from('half'));
      const put = storage.put('a/gone', gone);
      setTimeout(() => gone.destroy(), 20);
      await expect(put).rejects.toThrow();
      expect(await storage.exists('a/gone')).toBe(false);
    });

    it('knows what exists, and deletes without complaint', async () => {
      await storage.put('a/there', Readable.from([Buffer.from('x')]));
      expect(await storage.exists('a/there')).toBe(true);
      await storage.delete('a/there');
      await storage.delete('a/there');
      expect(await storage.exists('a/there')).toBe(false);
      await expect(storage.get('a/there')).rejects.toThrow(FileMissing);
    });

    it.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', 'a/.hidden', '', 'a\\b', 'a\0b', 'a b', `a/${'x'.repeat(200)}`, '.partial/x'])(
      'refuses the key %j',
      async (key) => {
        await expect(storage.put(key, Readable.from([]))).rejects.toThrow('storage key');
        await expect(storage.get(key)).rejects.toThrow('storage key');
        await expect(storage.delete(key)).rejects.toThrow('storage key');
        await expect(storage.exists(key)).rejects.toThrow('storage key');
      },
    );
  });
}

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
