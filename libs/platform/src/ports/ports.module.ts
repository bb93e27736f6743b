import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, Ids, Randomness, SystemClock, SystemIds, SystemRandomness } from './ports.js';

@Global()
@Module({})
export class PortsModule {
  /** `clock`: another clock than the machine's, for the sandbox's story and for tests. */
  static with({ clock = new SystemClock() }: { clock?: Clock } = {}): DynamicModule {
    return {
      module: PortsModule,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: Randomness, useClass: SystemRandomness },
        { provide: Ids, useFactory: (time: Clock, randomness: Randomness) => new SystemIds(time, randomness), inject: [Clock, Randomness] },
      ],
      exports: [Clock, Ids, Randomness],
    };
  }
}
