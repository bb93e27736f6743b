export * from './means.js';
export * from './tree.js';
