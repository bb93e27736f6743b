import { join } from 'node:path';
import { type Config } from '../config/index.js';
import { DiskStorage } from './disk.js';
import { S3Storage } from './s3.js';
import { type Storage } from './storage.js';

/** S3 where it is configured, a folder otherwise. */
export function openStorage(config: Pick<Config, 's3' | 'dataFolder'>): Storage {
  return config.s3 ? new S3Storage(config.s3) : new DiskStorage(join(config.dataFolder, 'files'));
}
