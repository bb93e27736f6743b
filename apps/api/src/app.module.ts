import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { houseModules } from '@peerpolis/house';
import { ActorGuard } from '@peerpolis/people';
import { HttpModule, type Config } from '@peerpolis/platform';

/** The HTTP process: all modules, and around them who acts (first guard) and what it may (second guard). */
@Module({})
export class AppModule {
  static with(config: Config, options: { worker: boolean } = { worker: false }): DynamicModule {
    return {
      module: AppModule,
      imports: [...houseModules(config, options), ActorModule, HttpModule],
    };
  }
}

/** Comes before HttpModule: global guards run in the order in which their modules are read. */
@Module({ providers: [{ provide: APP_GUARD, useExisting: ActorGuard }] })
class ActorModule {}
