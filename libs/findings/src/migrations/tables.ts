import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What was agreed per indicator, and the city's answer to it. `levels` holds the peers' verdicts in order of value, without names. */
export class FindingTables1700000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table finding (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        node_id uuid not null references node,
        state text not null check (state in ('passed', 'disputed', 'settled')),
        verdict text check (verdict in ('scored', 'not-applicable', 'no-score')),
        level text,
        number double precision,
        peer_value double precision,
        levels jsonb not null default '[]',
        rationale text not null default '',
        dissent text not null default '',
        settled_at timestamptz,
        version integer not null default 1,
        unique (dossier_id, node_id),
        check (state = 'disputed' or verdict is not null)
      );
      create index on finding (node_id);
      create table reply (
        finding_id uuid primary key references finding on delete cascade,
        dossier_id uuid not null references dossier on delete cascade,
        state text not null check (state in ('accepted', 'contested', 'silent', 'upheld', 'changed')),
        reason text not null default '',
        replied_at timestamptz not null,
        resolution text not null default '',
        resolved_at timestamptz,
        version integer not null default 1,
        check (state <> 'contested' or reason <> '')
      );
      create index on reply (dossier_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table reply, finding`);
  }
}
