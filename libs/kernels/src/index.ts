export * from './problems.js';
export * from './random/index.js';
