export * from './outbox.js';
export * from './consumer.js';
export * from './dispatcher.js';
export * from './relay.js';
export * from './drain.js';
