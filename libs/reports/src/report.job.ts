import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Clock, Db, JobHandler, localeOf, Storage, type JobContext, type JobWork } from '@peerpolis/platform';
import { z } from 'zod';
import { FORMATS } from './contracts.js';
import { CityReading } from './data/city-data.js';
import { type CycleData } from './data/cycle-data.js';
import { NetworkReading } from './data/network-data.js';
import { chartsOf, plainDocument, type ReportDocument } from './model/blocks.js';
import { cityReport } from './model/city-report.js';
import { networkReport } from './model/network-report.js';
import { Words } from './model/words.js';
import { MEDIA_TYPES, render, type Format } from './render/formats.js';
import { renderingOf } from './render/rendering.js';
import { REPORT_JOB } from './report-rows.js';

const JobData = z.object({ formats: z.array(z.enum(FORMATS)), locale: z.string() });

interface Built {
  document: ReportDocument;
  runId: string;
  open: boolean;
}

/**
 * Builds the files of one subject in one language. The same inputs give the same bytes, and a file lies under its hash: a second
 * try after a crash changes nothing.
 */
@JobHandler(REPORT_JOB)
export class ReportJob implements JobWork {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly storage: Storage,
    private readonly cities: CityReading,
    private readonly networks: NetworkReading,
  ) {}

  async run(context: JobContext): Promise<object> {
    const { formats, locale } = JobData.parse(context.data);
    try {
      await context.progress(2, 'report.reading');
      const { document, runId, open } = await this.db.run(context.actor, () => this.build(context, locale));
      await context.progress(20, 'report.chart');
      const rendering = renderingOf(document);
      for (const chart of chartsOf(document.blocks)) rendering.picture(chart);
      const reports: string[] = [];
      for (const [index, format] of formats.entries()) {
        await context.progress(30 + (65 * index) / formats.length, `report.${format}`);
        const id = await this.keep(context, { format, locale, runId, open }, await render(format, rendering));
        if (id) reports.push(id);
      }
      return { reports };
    } catch (error) {
      await this.db.run(context.actor, () => this.db.query(`update report set state = 'failed' where job_id = $1 and state = 'building'`, [context.id]));
      throw error;
    }
  }

  private async build({ cycleId, dossierId }: JobContext, locale: string): Promise<Built> {
    const wordsOf = ({ edition, cycle }: CycleData): Words => new Words(localeOf(locale), edition, cycle.timeZone);
    if (dossierId !== null) {
      const data = await this.cities.read(dossierId);
      return { document: plainDocument(cityReport(data, wordsOf(data))), runId: data.run.id, open: data.state === 'published' };
    }
    const data = await this.networks.read(cycleId ?? '');
    return { document: plainDocument(networkReport(data, wordsOf(data))), runId: data.run.id, open: data.open };
  }

  /** Stores the file and makes its row say so; the file that stood there before goes. A row that is gone keeps no file. */
  private async keep(context: JobContext, facts: { format: Format; locale: string; runId: string; open: boolean }, file: Buffer): Promise<string | undefined> {
    const sha256 = createHash('sha256').update(file).digest('hex');
    const key = `reports/${context.dossierId ?? context.cycleId}/${facts.locale}-${sha256.slice(0, 40)}.${facts.format}`;
    const stored = await this.storage.put(key, Readable.from([file]));
    const row = await this.db.run(context.actor, () =>
      this.db.one<{ id: string; before: string | null }>(
        `update report r set state = 'ready', storage_key = $4, sha256 = $5, size = $6, media_type = $7, run_id = $8, open = $9, created_at = $10
         from report old where old.id = r.id and r.cycle_id = $1 and r.dossier_id is not distinct from $2 and r.format = $3 and r.locale = $11
         returning r.id, old.storage_key as before`,
        [context.cycleId, context.dossierId, facts.format, key, stored.sha256, stored.size, MEDIA_TYPES[facts.format], facts.runId, facts.open, this.clock.now(), facts.locale],
      ),
    );
    if (!row) await this.storage.delete(key);
    else if (row.before !== null && row.before !== key) await this.storage.delete(row.before);
    return row?.id;
  }
}
