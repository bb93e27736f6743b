export type { UncertaintyBands } from './bands.js';
export * from './monte-carlo.js';
export * from './reasons.js';
export { ReviewPanels, type PanelDisagreement, type ReviewScores } from './reviewers.js';
export * from './sobol.js';
export { UncertainIndex, type UncertaintyOptions, type UncertaintySource } from './uncertain-index.js';
