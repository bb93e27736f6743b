export { cyclePolicies } from './access.js';
export * from './contracts.js';
export { CycleMachine } from './cycle/machine.js';
export { Cycles } from './cycle/cycles.js';
export { CycleTransitions } from './cycle/transitions.js';
export { CyclesModule } from './cycles.module.js';
export { cycleMigrations } from './migrations/index.js';
export { Reminders, REMINDERS } from './reminders/reminders.js';
