import { Module } from '@nestjs/common';
import { Cockpit } from './cycle/cockpit.js';
import { CycleViews } from './cycle/cycle-views.js';
import { CyclesController } from './cycle/cycles.controller.js';
import { Cycles } from './cycle/cycles.js';
import { CyclesExpect } from './cycle/expected.js';
import { CycleFactsReader } from './cycle/facts.js';
import { CycleTransitions } from './cycle/transitions.js';
import { Reminders } from './reminders/reminders.js';

@Module({
  controllers: [CyclesController],
  providers: [CycleFactsReader, CycleViews, Cycles, CycleTransitions, Cockpit, CyclesExpect, Reminders],
  exports: [Cycles, CycleTransitions],
})
export class CyclesModule {}
