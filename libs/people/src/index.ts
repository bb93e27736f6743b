export { peoplePolicies } from './access.js';
export { peopleMigrations } from './migrations/index.js';
export * from './contracts.js';
