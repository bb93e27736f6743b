import { type MigrationInterface } from 'typeorm';
import { PlatformTables1700000000000 } from './platform-tables.js';

export * from './platform-policies.js';

/** Migrations of the platform, oldest first. */
export const platformMigrations: readonly (new () => MigrationInterface)[] = [PlatformTables1700000000000];
