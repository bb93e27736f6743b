import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type Config } from '../config/index.js';
import { checkKey, FileMissing, Measure, Storage, type StoredFile } from './storage.js';

/** Files in a bucket that speaks the S3 protocol. An object appears when its last part has arrived. */
export class S3Storage extends Storage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(config: NonNullable<Config['s3']>) {
    super();
    this.bucket = config.bucket;
    this.client = new S3Client({
      region: config.region,
      credentials: { accessKeyId: config.accessKey, secretAccessKey: config.secretKey },
      // Bucket names in the path work with every server of one's own.
      ...(config.endpoint ? { endpoint: config.endpoint, forcePathStyle: true } : {}),
    });
  }

  async put(key: string, content: Readable): Promise<StoredFile> {
    checkKey(key);
    const measure = new Measure();
    // `pipe` does not carry errors on: without this a broken source would leave the upload waiting.
    content.once('error', (error) => measure.destroy(error));
    content.once('close', () => {
      if (!content.readableEnded) measure.destroy(new Error('The stream ended before its end'));
    });
    // The library's own clearing up would hide the error behind one of its own where a server cannot abort.
    const upload = new Upload({ client: this.client, leavePartsOnError: true, params: { Bucket: this.bucket, Key: key, Body: content.pipe(measure) } });
    try {
      await upload.done();
    } catch (error) {
      content.destroy();
      await this.abandon(key, upload.uploadId);
      throw error;
    }
    return measure.result;
  }

  async get(key: string): Promise<Readable> {
    checkKey(key);
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      if (!(Body instanceof Readable)) throw new FileMissing(key);
      return Body;
    } catch (error) {
      throw isMissing(error) ? new FileMissing(key) : error;
    }
  }

  async delete(key: string): Promise<void> {
    checkKey(key);
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  async exists(key: string): Promise<boolean> {
    checkKey(key);
    try {
      await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  /** Unfinished uploads are invisible but cost space. A server that cannot list them clears them by a rule of its own. */
  async sweep(before: Date): Promise<void> {
    let uploads;
    try {
      uploads = (await this.client.send(new ListMultipartUploadsCommand({ Bucket: this.bucket }))).Uploads ?? [];
    } catch (error) {
      if (error instanceof S3ServiceException && error.name === 'NotImplemented') return;
      throw error;
    }
    for (const { Key, UploadId, Initiated } of uploads) {
      if (!Key || !UploadId || !Initiated || Initiated.getTime() >= before.getTime()) continue;
      await this.client.send(new AbortMultipartUploadCommand({ Bucket: this.bucket, Key, UploadId }));
    }
  }

  private async abandon(key: string, uploadId: string | undefined): Promise<void> {
    if (uploadId === undefined) return;
    // What cannot be aborted now is swept later.
    await this.client.send(new AbortMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId: uploadId })).catch(() => undefined);
  }

  close(): void {
    this.client.destroy();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
