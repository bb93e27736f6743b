export { assessmentPolicies } from './access.js';
export { assessmentMigrations } from './migrations/index.js';
export * from './contracts.js';
export { DossierHooks, type Consequence, type DossierMoment, type Objection } from './hooks.js';
