import { PeopleTables1700000003000 } from './tables.js';

export const peopleMigrations = [PeopleTables1700000003000];
