import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { JobCatalogue } from '../jobs/catalogue.js';
import { Jobs } from '../jobs/jobs.js';
import { Schedules } from '../jobs/schedules.js';
import { Dispatcher } from '../outbox/dispatcher.js';
import { OutboxRelay } from '../outbox/relay.js';
import { Backend } from './backend-provider.js';
import { LANES } from './lanes.js';
import { Queues, TICK } from './queues.js';
import { LaneWorker, type Work } from './workers.js';

/** The worker process: relays the outbox, takes from all lanes, answers the timetable. */
@Injectable()
export class WorkerLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Worker');
  private workers: LaneWorker[] = [];

  constructor(
    private readonly backend: Backend,
    private readonly queues: Queues,
    private readonly relay: OutboxRelay,
    private readonly dispatcher: Dispatcher,
    private readonly timetable: Timetable,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timetable.check();
    this.workers = LANES.map(
      (lane) =>
        new LaneWorker(this.backend.current, lane, {
          process: (work) => this.process(work),
          abandoned: (work) => this.dispatcher.abandon(work.kind, work.data),
          onError: (error) => this.logger.warn(`queue: ${(error as { code?: string }).code ?? (error as Error).name}`),
        }),
    );
    await Promise.all(this.workers.map((worker) => worker.ready()));
    await this.queues.schedule(this.timetable.ticks);
    await this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private async process(work: Work): Promise<void> {
    if (work.kind === TICK) await this.timetable.tick(String(work.data.kind), work.id);
    else await this.dispatcher.dispatch(work.kind, work);
  }
}

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
