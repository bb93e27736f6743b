import { FindingTables1700000007000 } from './tables.js';

export const findingMigrations = [FindingTables1700000007000];
