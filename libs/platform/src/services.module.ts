import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Audit, AuditSealer, SEAL } from './audit/index.js';
import { CONFIG } from './config/index.js';
import { EventsController, EventStreams, Listener } from './events/index.js';
import { History } from './history/index.js';
import { HOUSEKEEPING, Housekeeping, JobCatalogue, JobRunner, Jobs, JobsController, Schedules } from './jobs/index.js';
import { RateLimits } from './limits/index.js';
import { MailboxController, MailDelivery, Mailer } from './mail/index.js';
import { Dispatcher, Drain, Outbox, OutboxRelay } from './outbox/index.js';
import { Backend, DeadLettersController, Queues, Timetable, WorkerLoop } from './queue/index.js';
import { openStorage, Storage } from './storage/index.js';

/** What modules use. */
const SERVICES = [Outbox, JobCatalogue, Jobs, Mailer, Audit, History, RateLimits, Listener];

@Global()
@Module({})
export class PlatformServicesModule {
  /**
   * The platform's services for every module, in the API and in the worker. Needs ConfigModule, PortsModule and DatabaseModule.
   * `worker`: this process relays the outbox, runs jobs, delivers mail, seals the audit and keeps the timetable; the API has the
   * routes instead.
   */
  static with({ worker }: { worker: boolean }): DynamicModule {
    return {
      module: PlatformServicesModule,
      imports: [DiscoveryModule],
      controllers: worker ? [] : [JobsController, DeadLettersController, MailboxController, EventsController],
      providers: [
        ...SERVICES,
        { provide: Schedules, useFactory: ownSchedules },
        { provide: Storage, useFactory: openStorage, inject: [CONFIG] },
        Backend,
        { provide: Queues, useFactory: (backend: Backend) => backend.queues, inject: [Backend] },
        Dispatcher,
        Drain,
        JobRunner,
        MailDelivery,
        AuditSealer,
        Housekeeping,
        ...(worker ? [OutboxRelay, Timetable, WorkerLoop] : [EventStreams]),
      ],
      exports: [...SERVICES, Schedules, Storage, Queues, Drain, Dispatcher],
    };
  }
}

function ownSchedules(): Schedules {
  const schedules = new Schedules();
  schedules.every(SEAL, '* * * * *');
  schedules.every(HOUSEKEEPING, '20 3 * * *');
  return schedules;
}
