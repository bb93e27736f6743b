export * from './words.js';
export * from './table.js';
export * from './policy.js';
export * from './sync.js';
export * from './route.js';
export * from './guard.js';
export * from './completeness.js';
export * from './ask.js';
