export { findingPolicies } from './access.js';
export { findingMigrations } from './migrations/index.js';
export * from './contracts.js';
