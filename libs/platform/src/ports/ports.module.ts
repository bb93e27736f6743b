import { Global, Module } from '@nestjs/common';
import { Clock, Ids, Randomness, SystemClock, SystemIds, SystemRandomness } from './ports.js';

@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Randomness, useClass: SystemRandomness },
    { provide: Ids, useFactory: (clock: Clock, randomness: Randomness) => new SystemIds(clock, randomness), inject: [Clock, Randomness] },
  ],
  exports: [Clock, Ids, Randomness],
})
export class PortsModule {}
