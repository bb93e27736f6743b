export { assessmentPolicies } from './access.js';
export { assessmentMigrations } from './migrations/index.js';
export * from './contracts.js';
