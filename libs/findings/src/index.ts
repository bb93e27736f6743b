export { findingPolicies } from './access.js';
export { findingMigrations } from './migrations/index.js';
