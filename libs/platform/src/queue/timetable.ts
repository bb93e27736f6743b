import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { JobCatalogue } from '../jobs/catalogue.js';
import { Jobs } from '../jobs/jobs.js';
import { Schedules } from '../jobs/schedules.js';
import { Dispatcher } from '../outbox/dispatcher.js';

/** What happens when the clock strikes: a job is asked for, or a consumer is called where the kind is no job. */
@Injectable()
export class Timetable {
  constructor(
    private readonly schedules: Schedules,
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly catalogue: JobCatalogue,
    private readonly dispatcher: Dispatcher,
  ) {}

  get ticks() {
    return this.schedules.all;
  }

  /** @throws Error when a scheduled kind has neither a handler nor a consumer */
  check(): void {
    const idle = this.schedules.all.filter(({ kind }) => !this.catalogue.handler(kind) && !this.dispatcher.has(kind));
    if (idle.length > 0) throw new Error(`Refusing to start: nothing handles the scheduled ${idle.map(({ kind }) => kind).join(', ')}`);
  }

  /** `id` names the stroke, so that a stroke delivered twice asks once. */
  async tick(kind: string, id: string): Promise<void> {
    if (this.catalogue.handler(kind)) await this.db.run(SYSTEM, () => this.jobs.request({ kind, key: id }));
    else await this.dispatcher.dispatch(kind, { key: id, data: {}, attempt: 1, last: true });
  }
}
