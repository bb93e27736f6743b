import { runMigrations as runQueueMigrations } from 'bullmq';
import { DataSource, type MigrationInterface } from 'typeorm';
import pg from 'pg';
import { syncAccess, type AccessPlan } from '../access/sync.js';
import { type Config } from '../config/index.js';
import { LANES, queueName } from '../queue/lanes.js';
import { APPLICATION_ROLE } from './database.module.js';

/** Any number; one migration at a time in one database. */
const MIGRATION_LOCK = 5_021_986;

/**
 * Brings a database to the state of the code: role, schema, queue tables, access rules. Idempotent, safe to call from several
 * processes at once. `ownerUrl` must be allowed to create in the database; it creates the application role where it may.
 */
export async function migrate(
  config: Pick<Config, 'database'>,
  migrations: readonly (new () => MigrationInterface)[],
  access: Omit<AccessPlan, 'role'>,
): Promise<string[]> {
  const owner = new pg.Client({ connectionString: config.database.ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRole(owner, config.database.switchRole);
    const ran = await migrateSchema(config.database.ownerUrl, migrations, access);
    await migrateQueue(owner);
    return ran;
  } finally {
    await owner.end();
  }
}

async function ensureRole(owner: pg.Client, switchRole: boolean): Promise<void> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [APPLICATION_ROLE]);
  if (rowCount === 0) await owner.query(`create role ${APPLICATION_ROLE} nologin nosuperuser nobypassrls`);
  if (switchRole) await owner.query(`grant ${APPLICATION_ROLE} to current_user`);
}

async function migrateSchema(url: string, migrations: readonly (new () => MigrationInterface)[], access: Omit<AccessPlan, 'role'>): Promise<string[]> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    synchronize: false,
  }).initialize();
  try {
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await dataSource.transaction((manager) => syncAccess(manager, { ...access, role: APPLICATION_ROLE }));
    return ran.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

/** BullMQ keeps its tables in a schema of its own, outside row-level security: job data carries ids only. */
async function migrateQueue(owner: pg.Client): Promise<void> {
  await owner.query('create schema if not exists bullmq');
  await runQueueMigrations(owner);
  for (const lane of LANES) {
    // BullMQ makes a queue's sequence at its first use; the application's role may not create anything, so it is made here.
    const { rows } = await owner.query<{ name: string }>('select bullmq.job_id_seq_name($1) as name', [queueName(lane)]);
    await owner.query(`create sequence if not exists bullmq.${owner.escapeIdentifier(rows[0]?.name ?? '')}`);
  }
  await owner.query(`grant usage on schema bullmq to ${APPLICATION_ROLE}`);
  await owner.query(`grant all on all tables in schema bullmq to ${APPLICATION_ROLE}`);
  await owner.query(`grant all on all sequences in schema bullmq to ${APPLICATION_ROLE}`);
  await owner.query(`grant execute on all functions in schema bullmq to ${APPLICATION_ROLE}`);
}
