export * from './files/text.js';
export * from './files/edition-model.js';
export * from './files/lint.js';
export * from './files/read-edition.js';
export { standardPolicies } from './access.js';
export { standardMigrations } from './migrations/index.js';
export * from './contracts.js';
