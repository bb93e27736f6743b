import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit, Clock, Db, FileMissing, Ids, notFound } from '@peerpolis/platform';
import { Indicators } from '@peerpolis/standards';
import { Answers } from '../answers/answers.js';
import { type AddLink, type EvidenceView, type UploadFields } from '../contracts.js';
import { iso } from '../sql.js';
import { EvidenceFiles, type StoredEvidence } from './evidence-files.js';

interface Row {
  indicatorCode: string;
  kind: 'file' | 'link';
  title: string;
  url: string | null;
  visibility: 'public' | 'reviewers';
}

export interface EvidenceDownload {
  fileName: string;
  mediaType: string;
  size: number;
  content: Readable;
}

/** What a city shows to support its answers. Opens no transactions: its callers do. */
@Injectable()
export class Evidence {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly indicators: Indicators,
    private readonly answers: Answers,
  ) {}

  /** @throws Refusal not-found, wrong-state */
  mayAdd(dossierId: string): Promise<void> {
    return this.answers.refuseUnlessOpen(dossierId);
  }

  addLink(dossierId: string, link: AddLink): Promise<EvidenceView> {
    return this.add(dossierId, link, undefined);
  }

  addFile(dossierId: string, { indicatorCode, title, visibility }: UploadFields, file: StoredEvidence): Promise<EvidenceView> {
    return this.add(dossierId, { indicatorCode, kind: 'file', title: title ?? file.fileName, url: null, visibility }, file);
  }

  /** @returns storage key of the file that is now nobody's, or null for a link. @throws Refusal not-found, wrong-state */
  async remove(id: string): Promise<string | null> {
    const row = await this.db.one<{ dossier_id: string }>(`select dossier_id from evidence where id = $1`, [id]);
    if (!row) throw notFound();
    const networkId = await this.lock(row.dossier_id);
    const removed = await this.db.one<{ storage_key: string | null }>(`delete from evidence where id = $1 returning storage_key`, [id]);
    if (!removed) throw notFound();
    await this.audit.record({ action: 'evidence.removed', objectType: 'evidence', objectId: id, networkId, details: { dossierId: row.dossier_id } });
    return removed.storage_key;
  }

  /** The file of a piece of evidence that the actor may see. @throws Refusal not-found */
  async fileOf(id: string): Promise<StoredEvidence> {
    const row = await this.db.one<StoredEvidence>(
      `select storage_key as key, file_name as "fileName", media_type as "mediaType", size::double precision as size, sha256
       from evidence where id = $1 and kind = 'file'`,
      [id],
    );
    if (!row) throw notFound();
    return row;
  }

  private async add(dossierId: string, row: Row, file: StoredEvidence | undefined): Promise<EvidenceView> {
    const networkId = await this.lock(dossierId);
    const dossier = await this.db.one<{ edition_id: string }>(`select edition_id from dossier where id = $1`, [dossierId]);
    if (!dossier) throw notFound();
    const indicator = await this.indicators.find(dossier.edition_id, row.indicatorCode);
    const id = this.ids.next();
    const added = await this.db.one<{ createdAt: string }>(
      `insert into evidence (id, dossier_id, node_id, kind, title, url, file_name, media_type, size, sha256, storage_key, visibility, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${iso('created_at')} as "createdAt"`,
      [
        id,
        dossierId,
        indicator.id,
        row.kind,
        row.title,
        row.url,
        file?.fileName ?? null,
        file?.mediaType ?? null,
        file?.size ?? null,
        file?.sha256 ?? null,
        file?.key ?? null,
        row.visibility,
        this.clock.now(),
      ],
    );
    await this.audit.record({ action: 'evidence.added', objectType: 'evidence', objectId: id, networkId, details: { dossierId, kind: row.kind } });
    const { fileName = null, mediaType = null, size = null, sha256 = null } = file ?? {};
    const { indicatorCode, kind, title, url, visibility } = row;
    return { id, indicatorCode, kind, title, url, fileName, mediaType, size, sha256, visibility, createdAt: added?.createdAt ?? '' };
  }

  /** Holds the dossier in its state until the end of the transaction. */
  private async lock(dossierId: string): Promise<string> {
    const locked = await this.db.one<{ network_id: string }>(`select network_id from dossier where id = $1 for update`, [dossierId]);
    await this.answers.refuseUnlessOpen(dossierId);
    if (!locked) throw notFound();
    return locked.network_id;
  }
}

/** Opens a file for download. @throws Refusal not-found where the storage has lost it */
export async function openDownload(files: EvidenceFiles, { key, fileName, mediaType, size }: StoredEvidence): Promise<EvidenceDownload> {
  try {
    return { fileName, mediaType, size, content: await files.read(key) };
  } catch (error) {
    throw error instanceof FileMissing ? notFound() : error;
  }
}
