export { scorecardPolicies } from './access.js';
export { scorecardMigrations } from './migrations/index.js';
export * from './contracts.js';
export { ScorecardsModule } from './scorecards.module.js';
export { Scorecards } from './scorecards.js';
export { Scoring } from './scoring/scoring.js';
export { METHOD_VERSION, OVERALL } from './scoring/score-dossier.js';
