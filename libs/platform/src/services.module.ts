import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Audit } from './audit/index.js';
import { History } from './history/index.js';
import { JobCatalogue, Jobs, Schedules } from './jobs/index.js';
import { RateLimits } from './limits/index.js';
import { Mailer } from './mail/index.js';
import { Outbox } from './outbox/index.js';

const EXPORTED = [Outbox, JobCatalogue, Jobs, Schedules, Mailer, Audit, History, RateLimits];

/** The platform's services for every module, in the API and in the worker. Needs ConfigModule, PortsModule and DatabaseModule. */
@Global()
@Module({})
export class PlatformServicesModule {
  /** `worker`: this process relays the outbox, runs jobs, delivers mail and seals the audit. */
  static with(_options: { worker: boolean }): DynamicModule {
    return { module: PlatformServicesModule, imports: [DiscoveryModule], providers: EXPORTED, exports: EXPORTED };
  }
}
