export { reviewPolicies } from './access.js';
export { reviewMigrations } from './migrations/index.js';
export * from './contracts.js';
