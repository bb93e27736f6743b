export { standardPolicies } from './access.js';
export { standardMigrations } from './migrations/index.js';
