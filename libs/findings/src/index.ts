export { findingPolicies } from './access.js';
export { findingMigrations } from './migrations/index.js';
export * from './contracts.js';
export { FindingsModule } from './findings.module.js';
export { Settling } from './settling.js';
