export * from './outbox.js';
export * from './consumer.js';
