export * from './mailer.js';
export * from './render.js';
export * from './delivery.js';
export * from './transport.js';
export * from './mailbox.controller.js';
