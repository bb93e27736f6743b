import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Db, Ids } from '@peerpolis/platform';
import { type SnapshotContent } from '../contracts.js';
import { type DossierFacts } from '../dossier/facts.js';
import { canonicalJson } from './canonical.js';

/** SHA-256 in hexadecimal over the canonical JSON of the content. */
export const snapshotHash = (content: SnapshotContent): string => createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');

/** Freezes what a city says, so that what is signed is what was read. Run as the system. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Takes a snapshot for signature; earlier ones are void. */
  async freeze(facts: DossierFacts): Promise<void> {
    const content = await this.contentOf(facts);
    await this.void(facts.id);
    await this.db.query(
      `insert into snapshot (id, dossier_id, number, content, sha256, state, requested_at)
       select $1, $2, coalesce(max(number), 0) + 1, $3, $4, 'requested', $5 from snapshot where dossier_id = $2`,
      [this.ids.next(), facts.id, JSON.stringify(content), snapshotHash(content), this.clock.now()],
    );
  }

  async sign(dossierId: string, signedBy: string): Promise<void> {
    await this.db.query(`update snapshot set state = 'signed', signed_at = $2, signed_by = $3 where dossier_id = $1 and state = 'requested'`, [
      dossierId,
      this.clock.now(),
      signedBy,
    ]);
  }

  async void(dossierId: string): Promise<void> {
    await this.db.query(`update snapshot set state = 'void' where dossier_id = $1 and state <> 'void'`, [dossierId]);
  }

  /** In a double-blind cycle the content names the pseudonym: neither the text nor its hash may give the member away. */
  private async contentOf({ id, cycleTitle, memberName, pseudonym, blindMode, editionId }: DossierFacts): Promise<SnapshotContent> {
    const edition = await this.db.one<{ label: string }>(
      `select s.code || ' ' || e.label as label from edition e join standard s on s.id = e.standard_id where e.id = $1`,
      [editionId],
    );
    const answers = await this.db.query<SnapshotContent['answers'][number]>(
      `select n.code as "indicatorCode", a.kind, a.level, a.number, a.text from answer a join node n on n.id = a.node_id
       where a.dossier_id = $1 order by n.code collate "C"`,
      [id],
    );
    const evidence = await this.db.query<SnapshotContent['evidence'][number]>(
      `select n.code as "indicatorCode", e.kind, e.title, e.url, e.file_name as "fileName", e.size::double precision as size, e.sha256
       from evidence e join node n on n.id = e.node_id where e.dossier_id = $1 order by e.id`,
      [id],
    );
    return { cycle: cycleTitle, member: blindMode === 'double' ? pseudonym : memberName, edition: edition?.label ?? '', answers, evidence };
  }
}
