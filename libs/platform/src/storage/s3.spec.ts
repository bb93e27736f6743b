import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { S3Storage } from './s3.js';
import { storageContract } from './storage.contract.js';

let directory: string;
let server: S3rver;
let storage: S3Storage;

storageContract(
  'in S3',
  async () => {
    directory = await mkdtemp(join(tmpdir(), 'peerpolis-s3-'));
    server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'files', configs: [] }] });
    const { port } = await server.run();
    storage = new S3Storage({ endpoint: `http://127.0.0.1:${port}`, bucket: 'files', region: 'eu-central-1', accessKey: 'S3RVER', secretKey: 'S3RVER' });
    return storage;
  },
  async () => {
    storage?.close();
    await server?.close();
    await rm(directory, { recursive: true, force: true });
  },
);
