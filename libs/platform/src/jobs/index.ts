export * from './job-handler.js';
export * from './jobs.js';
export * from './catalogue.js';
export * from './schedules.js';
