export * from './backend.js';
export * from './errors.js';
export * from './lanes.js';
export * from './pool.js';
export * from './queues.js';
export * from './workers.js';
