export { scorecardPolicies } from './access.js';
export { scorecardMigrations } from './migrations/index.js';
