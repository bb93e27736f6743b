export * from './mailer.js';
export * from './render.js';
