import { CycleTables1700000004000 } from './tables.js';

export const cycleMigrations = [CycleTables1700000004000];
