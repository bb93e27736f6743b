import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Clock, Db, Ids, JobHandler, localeOf, Refusal, Storage, type JobContext, type JobWork, type Locale } from '@peerpolis/platform';
import { z } from 'zod';
import { FORMATS } from './contracts.js';
import { type CycleData } from './data/cycle-data.js';
import { CityReading, REPORTABLE } from './data/city-data.js';
import { NetworkReading } from './data/network-data.js';
import { chartsOf, plainDocument, type ReportDocument } from './model/blocks.js';
import { cityReport } from './model/city-report.js';
import { networkReport } from './model/network-report.js';
import { Words } from './model/words.js';
import { MEDIA_TYPES, render, type Format } from './render/formats.js';
import { renderingOf } from './render/rendering.js';
import { announceReport, REPORT_JOB } from './report-rows.js';
import { reportTexts } from './texts/index.js';

const JobData = z.object({ formats: z.array(z.enum(FORMATS)), locale: z.string(), cities: z.boolean().default(false) });
type JobData = z.infer<typeof JobData>;

/** Ids of reports told in the job's result; of more, the number alone. */
const MOST_TOLD = 100;

interface Built {
  document: ReportDocument;
  runId: string;
  open: boolean;
}

type Tell = (percent: number, step: string) => Promise<void>;

/**
 * Builds the files of a dossier, or of a cycle and perhaps all its dossiers, in one language. The same inputs give the same bytes,
 * and a file lies under its hash: a second try after a crash changes nothing.
 */
@JobHandler(REPORT_JOB)
export class ReportJob implements JobWork {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly storage: Storage,
    private readonly cities: CityReading,
    private readonly networks: NetworkReading,
  ) {}

  async run(context: JobContext): Promise<object> {
    const data = JobData.parse(context.data);
    try {
      await context.progress(1, 'report.reading');
      const dossiers = data.cities ? await this.db.run(context.actor, () => this.dossiersOf(context.cycleId)) : [];
      const subjects = [context.dossierId, ...dossiers];
      const reports: string[] = [];
      let skipped = 0;
      let refusal: Refusal | undefined;
      for (const [index, dossierId] of subjects.entries()) {
        const tell: Tell = (percent, step) => context.progress((100 * index + percent) / subjects.length, step);
        try {
          if (index > 0) await this.db.run(context.actor, () => this.announce(context, dossierId as string, data));
          reports.push(...(await this.subject(context, dossierId, data, tell)));
        } catch (error) {
          // What cannot be reported yet must not keep the others from their reports; where nothing can, the first reason is told.
          if (!(error instanceof Refusal)) throw error;
          await this.failed(context, dossierId);
          refusal ??= error;
          skipped++;
        }
      }
      if (refusal && reports.length === 0) throw refusal;
      return { built: reports.length, skipped, reports: reports.slice(0, MOST_TOLD) };
    } catch (error) {
      await this.failed(context);
      throw error;
    }
  }

  private async subject(context: JobContext, dossierId: string | null, { formats, locale }: JobData, tell: Tell): Promise<string[]> {
    await tell(2, 'report.reading');
    const built = await this.db.run(context.actor, () => this.build(context.cycleId, dossierId, localeOf(locale)));
    await tell(20, 'report.chart');
    const rendering = renderingOf(built.document);
    for (const chart of chartsOf(built.document.blocks)) rendering.picture(chart);
    const reports: string[] = [];
    // PDF last: it alone needs more than this program, and the others are built where it cannot be.
    const inOrder = [...formats].sort((a, b) => Number(a === 'pdf') - Number(b === 'pdf'));
    for (const [index, format] of inOrder.entries()) {
      await tell(30 + (65 * index) / formats.length, `report.${format}`);
      const id = await this.keep(context, { ...built, dossierId, format, locale }, await render(format, rendering));
      if (id) reports.push(id);
    }
    return reports;
  }

  private async build(cycleId: string | null, dossierId: string | null, locale: Locale): Promise<Built> {
    const wordsOf = ({ edition, cycle }: CycleData): Words => new Words(locale, edition, cycle.timeZone);
    if (dossierId !== null) {
      const data = await this.cities.read(dossierId);
      return { document: plainDocument(cityReport(data, wordsOf(data))), runId: data.run.id, open: data.state === 'published' };
    }
    const data = await this.networks.read(cycleId ?? '');
    return { document: plainDocument(networkReport(data, wordsOf(data))), runId: data.run.id, open: data.open };
  }

  /** Dossiers of the cycle whose judgements are unsealed. */
  private async dossiersOf(cycleId: string | null): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(`select id from dossier where cycle_id = $1 and state = any($2) order by id`, [cycleId, REPORTABLE]);
    return rows.map(({ id }) => id);
  }

  private async announce(context: JobContext, dossierId: string, { formats, locale }: JobData): Promise<void> {
    const row = await this.db.one<{ cycleId: string; networkId: string; name: string; cycle: string }>(
      `select d.cycle_id as "cycleId", d.network_id as "networkId", c.title as cycle, case when d.blind_mode = 'double' and not d.revealed then d.pseudonym else m.name end as name
       from dossier d join cycle c on c.id = d.cycle_id join member m on m.id = d.member_id where d.id = $1`,
      [dossierId],
    );
    if (!row) throw new Refusal('not-found');
    const fileName = reportTexts.translate(locale, 'file.city', { name: row.name, cycle: row.cycle });
    for (const format of formats) {
      await announceReport(this.db, { id: this.ids.next(), jobId: context.id, format, locale, at: this.clock.now() }, { ...row, dossierId, fileName });
    }
  }

  /** Rows that this job announced and did not build: of one subject, or all. */
  private async failed(context: JobContext, dossierId?: string | null): Promise<void> {
    await this.db.run(context.actor, () =>
      this.db.query(`update report set state = 'failed' where job_id = $1 and state = 'building' and ($2 or dossier_id is not distinct from $3)`, [context.id, dossierId === undefined, dossierId ?? null]),
    );
  }

  /** Stores the file and makes its row say so; the file that stood there before goes. A row that is gone keeps no file. */
  private async keep(context: JobContext, facts: { dossierId: string | null; format: Format; locale: string; runId: string; open: boolean }, file: Buffer): Promise<string | undefined> {
    const sha256 = createHash('sha256').update(file).digest('hex');
    const key = `reports/${facts.dossierId ?? context.cycleId}/${facts.locale}-${sha256.slice(0, 40)}.${facts.format}`;
    const stored = await this.storage.put(key, Readable.from([file]));
    const row = await this.db.run(context.actor, () =>
      this.db.one<{ id: string; before: string | null }>(
        `update report r set state = 'ready', storage_key = $4, sha256 = $5, size = $6, media_type = $7, run_id = $8, open = $9, created_at = $10
         from report old where old.id = r.id and r.cycle_id = $1 and r.dossier_id is not distinct from $2 and r.format = $3 and r.locale = $11
         returning r.id, old.storage_key as before`,
        [context.cycleId, facts.dossierId, facts.format, key, stored.sha256, stored.size, MEDIA_TYPES[facts.format], facts.runId, facts.open, this.clock.now(), facts.locale],
      ),
    );
    if (!row) await this.storage.delete(key);
    else if (row.before !== null && row.before !== key) await this.storage.delete(row.before);
    return row?.id;
  }
}
