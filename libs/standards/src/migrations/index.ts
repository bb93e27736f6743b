import { StandardTables1700000001000 } from './tables.js';

export const standardMigrations = [StandardTables1700000001000];
