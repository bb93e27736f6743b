export * from './schema.js';
export * from './modules.js';
export * from './seed.js';
