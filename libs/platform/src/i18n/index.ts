export * from './catalogue.js';
export * from './dates.js';
export * from './server-catalogue.js';
