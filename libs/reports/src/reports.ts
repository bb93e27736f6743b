import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock, Db, FileMissing, Ids, Jobs, localeOf, mayOnDossier, notFound, Refusal, requireInNetwork, Storage, type ListQuery } from '@peerpolis/platform';
import { type Response } from 'express';
import { type BuildCycleReports, type BuildReports, type ReportView } from './contracts.js';
import { checkReportable } from './data/city-data.js';
import { lastRun } from './data/cycle-data.js';
import { type Format } from './render/formats.js';
import { announceReport, listReports, REPORT_JOB, type ReportSubject } from './report-rows.js';
import { reportTexts } from './texts/index.js';

export interface ReportFile {
  format: Format;
  fileName: string;
  mediaType: string;
  size: number;
  storageKey: string;
}

/** Reports: asked for, listed and handed over. Files are built by the job. */
@Injectable()
export class Reports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly storage: Storage,
  ) {}

  /** @throws Refusal not-found; wrong-state where no scores are computed */
  async ofCycle(cycleId: string, input: BuildCycleReports): Promise<{ jobId: string }> {
    const cycle = await this.db.one<{ network_id: string; title: string; name: string }>(
      `select c.network_id, c.title, w.name from cycle c join network w on w.id = c.network_id where c.id = $1`,
      [cycleId],
    );
    if (!cycle) throw notFound();
    await requireInNetwork(this.db, 'report.build', cycle.network_id);
    const fileName = reportTexts.translate(input.locale, 'file.network', { name: cycle.name, cycle: cycle.title });
    return this.request({ cycleId, networkId: cycle.network_id, dossierId: null, fileName }, input, { cities: input.cities });
  }

  /** @throws Refusal not-found; wrong-state where nothing is unsealed or computed */
  async ofDossier(dossierId: string, input: BuildReports): Promise<{ jobId: string }> {
    const dossier = await this.db.one<{ cycle_id: string; network_id: string; state: string; title: string; name: string }>(
      `select d.cycle_id, d.network_id, d.state, c.title, case when d.blind_mode = 'double' and not d.revealed then d.pseudonym else m.name end as name
       from dossier d join cycle c on c.id = d.cycle_id join member m on m.id = d.member_id where d.id = $1`,
      [dossierId],
    );
    if (!dossier || !(await mayOnDossier(this.db, 'report.build', dossierId))) throw notFound();
    checkReportable(dossier.state);
    const fileName = reportTexts.translate(input.locale, 'file.city', { name: dossier.name, cycle: dossier.title });
    return this.request({ cycleId: dossier.cycle_id, networkId: dossier.network_id, dossierId, fileName }, input);
  }

  list(query: ListQuery, response?: Response): Promise<ReportView[]> {
    return listReports(this.db, query, response);
  }

  async find(id: string): Promise<ReportView> {
    const [report] = await this.list({ filter: { id } });
    if (!report) throw notFound();
    return report;
  }

  /** What is needed to hand the file over. @throws Refusal not-found; wrong-state while it is being built */
  async file(id: string): Promise<ReportFile> {
    const row = await this.db.one<{ state: string; format: Format; file_name: string; media_type: string; size: string | null; storage_key: string | null }>(
      `select state, format, file_name, media_type, size, storage_key from report where id = $1`,
      [id],
    );
    if (!row) throw notFound();
    if (row.storage_key === null || row.size === null) {
      throw new Refusal('wrong-state', { detail: row.state === 'failed' ? 'Building this report failed: ask for it again' : 'This report is still being built', params: { state: row.state } });
    }
    return { format: row.format, fileName: row.file_name, mediaType: row.media_type, size: Number(row.size), storageKey: row.storage_key };
  }

  /** @throws Refusal not-found where a newer file took its place in this moment */
  async open({ storageKey }: ReportFile): Promise<Readable> {
    try {
      return await this.storage.get(storageKey);
    } catch (error) {
      if (error instanceof FileMissing) throw notFound();
      throw error;
    }
  }

  private async request(subject: ReportSubject, { formats, locale }: BuildReports, more: object = {}): Promise<{ jobId: string }> {
    await this.db.elevate(() => lastRun(this.db, subject.cycleId));
    const wanted = [...new Set(formats)];
    const { id: jobId } = await this.jobs.request({
      kind: REPORT_JOB,
      networkId: subject.networkId,
      cycleId: subject.cycleId,
      dossierId: subject.dossierId,
      data: { ...more, formats: wanted, locale: localeOf(locale) },
    });
    // The right was asked for above; rows of reports are the system's to write.
    await this.db.elevate(async () => {
      for (const format of wanted) await announceReport(this.db, { id: this.ids.next(), jobId, format, locale, at: this.clock.now() }, subject);
    });
    return { jobId };
  }
}
