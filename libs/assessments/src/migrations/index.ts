import { AssessmentTables1700000005000 } from './tables.js';

export const assessmentMigrations = [AssessmentTables1700000005000];
