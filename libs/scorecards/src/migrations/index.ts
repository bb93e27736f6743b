import { ScorecardTables1700000008000 } from './tables.js';

export const scorecardMigrations = [ScorecardTables1700000008000];
