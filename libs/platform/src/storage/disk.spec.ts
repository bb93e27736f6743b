import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { DiskStorage } from './disk.js';
import { storageContract } from './storage.contract.js';

let folder: string;

storageContract(
  'on disk',
  async () => {
    folder = await mkdtemp(join(tmpdir(), 'peerpolis-files-'));
    return new DiskStorage(folder);
  },
  () => rm(folder, { recursive: true, force: true }),
);

it('sweeps the halves that a killed process left, not those being written', async () => {
  const root = await mkdtemp(join(tmpdir(), 'peerpolis-files-'));
  const storage = new DiskStorage(root);
  await storage.sweep(new Date()); // nothing there yet
  await mkdir(join(root, '.partial'));
  for (const name of ['old', 'young']) await writeFile(join(root, '.partial', name), 'half');
  await utimes(join(root, '.partial', 'old'), new Date('2026-01-01Z'), new Date('2026-01-01Z'));
  await storage.sweep(new Date(Date.now() - 3600_000));
  expect(await readdir(join(root, '.partial'))).toEqual(['young']);
  await rm(root, { recursive: true });
});

it('leaves no half behind when a stream breaks', async () => {
  const root = await mkdtemp(join(tmpdir(), 'peerpolis-files-'));
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.alloc(100_000);
      throw new Error('broken off');
    })(),
  );
  await expect(new DiskStorage(root).put('a/b', breaking)).rejects.toThrow('broken off');
  expect(await readdir(join(root, '.partial'))).toEqual([]);
  await rm(root, { recursive: true });
});
