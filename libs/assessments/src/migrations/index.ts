import { SaveAnswerPlans1700000005200 } from './save-answer-plans.js';
import { SaveAnswer1700000005100 } from './save-answer.js';
import { AssessmentTables1700000005000 } from './tables.js';

export const assessmentMigrations = [AssessmentTables1700000005000, SaveAnswer1700000005100, SaveAnswerPlans1700000005200];
