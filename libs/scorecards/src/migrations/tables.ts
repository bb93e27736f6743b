import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Computed numbers: a run keeps all it needs to be computed again; a score keeps its arithmetic. Published figures are somebody else's. */
export class ScorecardTables1700000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scoring_run (
        id uuid primary key,
        cycle_id uuid not null references cycle on delete cascade,
        network_id uuid not null references network on delete cascade,
        job_id uuid,
        method jsonb not null,
        method_version text not null,
        inputs_sha256 text not null,
        seed bigint,
        log jsonb not null default '[]',
        created_at timestamptz not null,
        finished_at timestamptz
      );
      create index on scoring_run (cycle_id, created_at);
      create table score (
        run_id uuid not null references scoring_run on delete cascade,
        dossier_id uuid not null references dossier on delete cascade,
        code text not null,
        node_id uuid references node,
        layer text not null check (layer in ('self', 'peer', 'agreed')),
        value double precision,
        coverage double precision check (coverage between 0 and 1),
        method text,
        kind text not null check (kind in ('indicator', 'commitment', 'section', 'overall')),
        position integer not null,
        why text,
        terms jsonb not null default '[]',
        primary key (run_id, dossier_id, layer, code)
      );
      create index on score (dossier_id);
      create table published_figure (
        id uuid primary key,
        cycle_id uuid not null references cycle on delete cascade,
        dossier_id uuid not null references dossier on delete cascade,
        code text not null,
        label text not null,
        value double precision not null,
        decimals integer not null,
        source text not null,
        verified boolean not null,
        remark text
      );
      create index on published_figure (dossier_id);
      create index on published_figure (cycle_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table published_figure, score, scoring_run`);
  }
}
