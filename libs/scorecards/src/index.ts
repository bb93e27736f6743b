export { scorecardPolicies } from './access.js';
export { scorecardMigrations } from './migrations/index.js';
export * from './contracts.js';
