export { reportPolicies } from './access.js';
export { reportMigrations } from './migrations/index.js';
export * from './contracts.js';
export { ReportsModule } from './reports.module.js';
export { Reports } from './reports.js';
