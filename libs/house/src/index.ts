export * from './schema.js';
export * from './modules.js';
