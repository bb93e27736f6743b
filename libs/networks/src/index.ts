export { networkPolicies } from './access.js';
export { networkMigrations } from './migrations/index.js';
export * from './contracts.js';
