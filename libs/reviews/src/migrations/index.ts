import { ReviewTables1700000006000 } from './tables.js';

export const reviewMigrations = [ReviewTables1700000006000];
