import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { RouteCatalogue } from '../access/completeness.js';
import { AccessGuard } from '../access/guard.js';
import { HealthController } from './health.controller.js';
import { IdempotencyInterceptor } from './idempotency.js';
import { ProblemFilter } from './problem.filter.js';
import { TransactionInterceptor } from './transaction.interceptor.js';

/** What every HTTP process has around its routes, from the outside in: access, transaction, idempotency; problems on the way out. */
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController],
  providers: [
    RouteCatalogue,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: [RouteCatalogue],
})
export class HttpModule {}
