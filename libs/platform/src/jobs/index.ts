export * from './job-handler.js';
export * from './jobs.js';
export * from './catalogue.js';
export * from './schedules.js';
export * from './runner.js';
export * from './job-view.js';
export * from './jobs.controller.js';
export * from './housekeeping.js';
