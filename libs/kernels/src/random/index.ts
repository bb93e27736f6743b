export { Random } from './random.js';
export { portableLog } from './portable-log.js';
