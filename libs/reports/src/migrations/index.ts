import { ReportTables1700000009000 } from './tables.js';

export const reportMigrations = [ReportTables1700000009000];
