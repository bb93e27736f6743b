import { NetworkTables1700000002000 } from './tables.js';

export const networkMigrations = [NetworkTables1700000002000];
