export { cyclePolicies } from './access.js';
export { cycleMigrations } from './migrations/index.js';
export * from './contracts.js';
