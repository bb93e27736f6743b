import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { queueBackend, type QueueBackend } from './backend.js';
import { Queues } from './queues.js';

/** The process's queue backend; closed after everything that uses it. */
@Injectable()
export class Backend implements OnApplicationShutdown {
  readonly current: QueueBackend;
  readonly queues: Queues;

  constructor(@Inject(CONFIG) config: Config) {
    this.current = queueBackend(config);
    this.queues = new Queues(this.current);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues.close();
    await this.current.close();
  }
}
