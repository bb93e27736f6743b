import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Files that jobs built: one row per subject, format and language; the file itself lies in the storage. `open`: when it was built,
 * nothing in it was unpublished.
 */
export class ReportTables1700000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report (
        id uuid primary key,
        network_id uuid not null references network on delete cascade,
        cycle_id uuid not null references cycle on delete cascade,
        dossier_id uuid references dossier on delete cascade,
        job_id uuid,
        run_id uuid references scoring_run on delete set null,
        kind text not null check (kind in ('city', 'network')),
        format text not null check (format in ('html', 'pdf', 'xlsx', 'csv')),
        locale text not null,
        state text not null check (state in ('building', 'ready', 'failed')),
        file_name text not null,
        media_type text not null,
        storage_key text,
        sha256 text,
        size bigint,
        open boolean not null default false,
        created_at timestamptz not null,
        check ((state = 'ready') = (storage_key is not null))
      );
      create unique index report_subject on report (cycle_id, coalesce(dossier_id, cycle_id), format, locale);
      create index on report (network_id);
      create index on report (job_id);
      create index on report (run_id);
      create index on report (dossier_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table report`);
  }
}
