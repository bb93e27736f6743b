export { reportPolicies } from './access.js';
export { reportMigrations } from './migrations/index.js';
export * from './contracts.js';
