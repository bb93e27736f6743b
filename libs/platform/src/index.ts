export * from './config/index.js';
export * from './ports/index.js';
export * from './actor/index.js';
export * from './database/index.js';
export * from './access/index.js';
export * from './http/index.js';
export * from './machine/index.js';
