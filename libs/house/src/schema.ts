import { assessmentMigrations, assessmentPolicies } from '@peerpolis/assessments';
import { cycleMigrations, cyclePolicies } from '@peerpolis/cycles';
import { findingMigrations, findingPolicies } from '@peerpolis/findings';
import { networkMigrations, networkPolicies } from '@peerpolis/networks';
import { peopleMigrations, peoplePolicies } from '@peerpolis/people';
import { reportMigrations, reportPolicies } from '@peerpolis/reports';
import { reviewMigrations, reviewPolicies } from '@peerpolis/reviews';
import { scorecardMigrations, scorecardPolicies } from '@peerpolis/scorecards';
import { standardMigrations, standardPolicies } from '@peerpolis/standards';
import { migrate, platformMigrations, platformPolicies, type Config, type Policy } from '@peerpolis/platform';
import { ACCESS_FUNCTIONS } from './access/functions.js';

/** Every migration of the house; TypeORM runs them in the order of the number in their names. */
export const MIGRATIONS = [
  ...platformMigrations,
  ...standardMigrations,
  ...networkMigrations,
  ...peopleMigrations,
  ...cycleMigrations,
  ...assessmentMigrations,
  ...reviewMigrations,
  ...findingMigrations,
  ...scorecardMigrations,
  ...reportMigrations,
];

/** Every row-level-security policy of the house. */
export const POLICIES: readonly Policy[] = [
  ...platformPolicies,
  ...standardPolicies,
  ...networkPolicies,
  ...peoplePolicies,
  ...cyclePolicies,
  ...assessmentPolicies,
  ...reviewPolicies,
  ...findingPolicies,
  ...scorecardPolicies,
  ...reportPolicies,
];

/** Migrates a database and lays down its access rules. Returns the names of the migrations that ran. */
export function migrateHouse(config: Pick<Config, 'database'>, policies: readonly Policy[] = POLICIES): Promise<string[]> {
  return migrate(config, MIGRATIONS, { functions: ACCESS_FUNCTIONS, policies });
}
