import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type MixedList } from 'typeorm';
import { CONFIG, type Config } from '../config/index.js';
import { Db } from './db.js';

/** Name of the role under which every request and job runs: no owner, no BYPASSRLS. */
export const APPLICATION_ROLE = 'peerpolis_app';

@Global()
@Module({})
export class DatabaseModule {
  /** `entities` are listed as classes by the composition root; the schema itself comes from migrations only. */
  static with(entities: MixedList<Function>): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [CONFIG],
          useFactory: (config: Config) => ({
            type: 'postgres' as const,
            url: config.database.url,
            entities,
            synchronize: false,
            applicationName: 'peerpolis',
            poolSize: config.database.pool,
            // pipeline: statements are sent without waiting for the answers of those before (see Transaction)
            extra: { pipeline: true, ...(config.database.switchRole ? { options: `-c role=${APPLICATION_ROLE}` } : {}) },
          }),
        }),
      ],
      providers: [Db],
      exports: [Db, TypeOrmModule],
    };
  }
}
