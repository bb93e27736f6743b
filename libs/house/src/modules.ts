import { type DynamicModule, type Type } from '@nestjs/common';
import { AssessmentsModule } from '@peerpolis/assessments';
import { CyclesModule } from '@peerpolis/cycles';
import { NetworksModule } from '@peerpolis/networks';
import { PeopleModule } from '@peerpolis/people';
import { StandardsModule } from '@peerpolis/standards';
import { ConfigModule, DatabaseModule, LogModule, PlatformServicesModule, PortsModule, type Config } from '@peerpolis/platform';

type AnyModule = DynamicModule | Type;

/** What every process stands on. */
function foundation(config: Config, options: { worker: boolean }): AnyModule[] {
  return [ConfigModule.with(config), LogModule, PortsModule, DatabaseModule.with(ENTITIES), PlatformServicesModule.with(options)];
}

/** Entities for TypeORM; most of the house reads and writes with SQL and needs none. */
const ENTITIES: (new () => object)[] = [];

/** The modules of the house, alike in the API and in the worker. */
export const MODULES: AnyModule[] = [NetworksModule, PeopleModule, StandardsModule, AssessmentsModule, CyclesModule];

export function houseModules(config: Config, options: { worker: boolean }): AnyModule[] {
  return [...foundation(config, options), ...MODULES];
}
