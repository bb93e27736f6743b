export * from './storage.js';
export * from './disk.js';
export * from './s3.js';
export * from './open-storage.js';
