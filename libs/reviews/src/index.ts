export { reviewPolicies } from './access.js';
export { reviewMigrations } from './migrations/index.js';
export * from './contracts.js';
export { ReviewsModule } from './reviews.module.js';
export { ReviewTransitions } from './transitions.js';
export { Assigning } from './assignment/assigning.js';
export { Scores } from './scoring/scores.js';
