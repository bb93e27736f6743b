import { type Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { type Request } from 'express';
import { Ids, Refusal, Storage } from '@peerpolis/platform';
import { acceptedByName, checkContent } from './accepted-types.js';
import { Gate } from './gate.js';
import { receiveUpload, UploadBroken, UploadFault } from './receive-upload.js';

/** A file in the storage that belongs to nothing yet. */
export interface StoredEvidence {
  key: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** Files of evidence: into the storage and out of it. A file that is refused leaves nothing behind. */
@Injectable()
export class EvidenceFiles {
  private readonly logger = new Logger('Evidence');

  constructor(
    private readonly storage: Storage,
    private readonly ids: Ids,
  ) {}

  /** @throws Refusal too-large, empty-file, unsupported-file, unreadable-body, invalid-input */
  async receive(request: Request): Promise<{ fields: Record<string, string>; file: StoredEvidence }> {
    const { fields, file } = await receiveUpload(request, (content, fileName) => this.take(content, fileName)).catch(async (error: unknown) => {
      if (!(error instanceof UploadFault)) throw error;
      const { file: left } = error as UploadFault<StoredEvidence>;
      if (left) await this.discard(left.key);
      throw error.refusal;
    });
    if (!file) throw new Refusal('invalid-input', { errors: { file: 'A file is needed' } });
    return { fields, file };
  }

  /** Removes a file. A failure is logged and leaves an orphan, never a row without its file. */
  async discard(key: string): Promise<void> {
    await this.storage.delete(key).catch((error: unknown) => this.logger.error({ err: error, key }, 'a file could not be removed'));
  }

  read(key: string): Promise<Readable> {
    return this.storage.get(key);
  }

  private async take(content: Readable, fileName: string): Promise<StoredEvidence> {
    const key = `evidence/${this.ids.next()}`;
    const gate = throughGate(content);
    try {
      const accepted = acceptedByName(fileName);
      const { size, sha256 } = await this.storage.put(key, gate);
      if (size === 0) throw new Refusal('empty-file');
      await checkContent(await this.storage.get(key), accepted, gate.looksLikeText);
      return { key, fileName, mediaType: accepted.mediaType, size, sha256 };
    } catch (error) {
      gate.destroy();
      await this.discard(key);
      throw error;
    }
  }
}

/** Whatever ends the gate, the rest of the content is read and dropped: the parser waits for it. */
function throughGate(content: Readable): Gate {
  const gate = new Gate();
  content.once('error', () => gate.destroy(new UploadBroken('The upload broke')));
  content.once('close', () => {
    if (!content.readableEnded) gate.destroy(new UploadBroken('The upload broke'));
  });
  gate.once('close', () => {
    content.unpipe(gate);
    content.resume();
  });
  gate.on('error', () => {}); // told by what reads the gate
  content.pipe(gate);
  return gate;
}
