export * from './listener.js';
export * from './event-stream.js';
export * from './events.controller.js';
