import { type DynamicModule, type Type } from '@nestjs/common';
import { AssessmentsModule } from '@peerpolis/assessments';
import { CyclesModule } from '@peerpolis/cycles';
import { FindingsModule } from '@peerpolis/findings';
import { NetworksModule } from '@peerpolis/networks';
import { PeopleModule } from '@peerpolis/people';
import { ConfigModule, DatabaseModule, LogModule, PlatformServicesModule, PortsModule, type Clock, type Config } from '@peerpolis/platform';
import { ReportsModule } from '@peerpolis/reports';
import { ReviewsModule } from '@peerpolis/reviews';
import { ScorecardsModule } from '@peerpolis/scorecards';
import { StandardsModule } from '@peerpolis/standards';

type AnyModule = DynamicModule | Type;

export interface HouseOptions {
  /** This process relays the outbox, runs jobs, delivers mail and seals the audit. */
  worker: boolean;
  /** Another clock than the machine's. */
  clock?: Clock;
}

/** Entities for TypeORM; the house reads and writes with SQL and needs none. */
const ENTITIES: (new () => object)[] = [];

/** What every process stands on. */
function foundation(config: Config, { worker, clock }: HouseOptions): AnyModule[] {
  return [ConfigModule.with(config), LogModule, PortsModule.with(clock ? { clock } : {}), DatabaseModule.with(ENTITIES), PlatformServicesModule.with({ worker })];
}

/** The modules of the house, alike in the API and in the worker. */
const MODULES: AnyModule[] = [
  NetworksModule,
  StandardsModule,
  PeopleModule,
  CyclesModule,
  AssessmentsModule,
  ReviewsModule,
  FindingsModule,
  ScorecardsModule,
  ReportsModule,
];

export function houseModules(config: Config, options: HouseOptions): AnyModule[] {
  return [...foundation(config, options), ...MODULES];
}
