export * from './audit.js';
export * from './sealer.js';
export * from './verify.js';
