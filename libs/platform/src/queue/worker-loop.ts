import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Dispatcher } from '../outbox/dispatcher.js';
import { OutboxRelay } from '../outbox/relay.js';
import { Backend } from './backend-provider.js';
import { LANES } from './lanes.js';
import { Queues, TICK } from './queues.js';
import { Timetable } from './timetable.js';
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
