export * from './problems.js';
export * from './random/index.js';
export * from './composite/index.js';
export * from './assignment/index.js';
export * from './agreement/index.js';
export * from './severity/index.js';
export * from './overlap/index.js';
export * from './concentration/index.js';
