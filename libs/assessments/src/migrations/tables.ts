import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** One member in one cycle, and what it says. blind_mode and revealed repeat the cycle's, so that a policy needs no second table. */
export class AssessmentTables1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier (
        id uuid primary key,
        cycle_id uuid not null references cycle on delete cascade,
        network_id uuid not null references network on delete cascade,
        member_id uuid not null references member,
        edition_id uuid not null references edition,
        state text not null check (state in ('enrolled', 'drafting', 'awaiting-signature', 'submitted', 'returned', 'in-review', 'in-moderation',
          'in-reply', 'settled', 'published', 'on-hold', 'withdrawn')),
        held_from text,
        pseudonym text not null,
        blind_mode text not null check (blind_mode in ('open', 'single', 'double')),
        revealed boolean not null default false,
        answered integer not null default 0,
        questions integer not null,
        enrolled_at timestamptz not null,
        submitted_at timestamptz,
        published_at timestamptz,
        version integer not null default 1,
        unique (cycle_id, member_id),
        check ((state = 'on-hold') = (held_from is not null))
      );
      create index on dossier (network_id);
      create index on dossier (member_id);
      create table dossier_extension (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        stage text not null,
        until timestamptz not null,
        reason text not null check (reason <> ''),
        granted_at timestamptz not null,
        unique (dossier_id, stage)
      );
      create table answer (
        dossier_id uuid not null references dossier on delete cascade,
        node_id uuid not null references node,
        kind text not null check (kind in ('answered', 'not-applicable', 'no-data', 'declined', 'unanswered')),
        level text,
        number double precision,
        text text not null default '',
        version integer not null,
        updated_at timestamptz not null,
        primary key (dossier_id, node_id),
        check (kind = 'answered' or (level is null and number is null)),
        check (kind <> 'not-applicable' or text <> '')
      );
      create index on answer (node_id);
      create table answer_history (
        dossier_id uuid not null references dossier on delete cascade,
        node_id uuid not null references node,
        version integer not null,
        kind text not null,
        level text,
        number double precision,
        text text not null,
        person_id uuid,
        at timestamptz not null,
        primary key (dossier_id, node_id, version)
      );
      create table evidence (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        node_id uuid not null references node,
        kind text not null check (kind in ('file', 'link')),
        title text not null,
        url text,
        file_name text,
        media_type text,
        size bigint,
        sha256 text,
        storage_key text,
        visibility text not null default 'reviewers' check (visibility in ('public', 'reviewers')),
        created_at timestamptz not null,
        check ((kind = 'file') = (storage_key is not null and sha256 is not null and size > 0)),
        check ((kind = 'link') = (url is not null))
      );
      create index on evidence (dossier_id);
      create index on evidence (node_id);
      create table snapshot (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        number integer not null,
        content jsonb not null,
        sha256 text not null,
        state text not null check (state in ('requested', 'signed', 'void')),
        requested_at timestamptz not null,
        signed_at timestamptz,
        signed_by text,
        unique (dossier_id, number)
      );
      create unique index snapshot_current on snapshot (dossier_id) where state <> 'void';
      create function refuse_change_of_snapshot() returns trigger language plpgsql as $$
      begin
        if new.content <> old.content or new.sha256 <> old.sha256 or old.state = 'void' or (old.state = 'signed' and new.signed_at is distinct from old.signed_at) then
          raise exception 'a snapshot is frozen' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger frozen before update on snapshot for each row execute function refuse_change_of_snapshot();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table snapshot, evidence, answer_history, answer, dossier_extension, dossier; drop function refuse_change_of_snapshot()`);
  }
}
