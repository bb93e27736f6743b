export * from './ports.js';
export * from './ports.module.js';
