import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A cycle is one run of one edition in one network; its edition and blind mode never change once it has left the draft. */
export class CycleTables1700000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cycle (
        id uuid primary key,
        network_id uuid not null references network on delete cascade,
        edition_id uuid not null references edition,
        slug text not null unique,
        title text not null,
        state text not null check (state in ('draft', 'self-assessment', 'review', 'moderation', 'reply', 'publication', 'follow-up', 'closed')),
        blind_mode text not null check (blind_mode in ('open', 'single', 'double')),
        time_zone text not null,
        rules jsonb not null,
        planned uuid[],
        historical boolean not null default false,
        revealed_at timestamptz,
        published_at timestamptz,
        created_at timestamptz not null,
        version integer not null default 1
      );
      create index on cycle (network_id);
      create index on cycle (edition_id);
      create table cycle_stage (
        cycle_id uuid not null references cycle on delete cascade,
        stage text not null check (stage in ('self-assessment', 'review', 'moderation', 'reply', 'publication')),
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        primary key (cycle_id, stage),
        check (closes_at > opens_at)
      );
      create function refuse_change_of_pinned() returns trigger language plpgsql as $$
      begin
        if old.state <> 'draft' and (new.edition_id <> old.edition_id or new.blind_mode <> old.blind_mode or new.network_id <> old.network_id) then
          raise exception 'the edition and blind mode of a running cycle are pinned' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger pinned before update on cycle for each row execute function refuse_change_of_pinned();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table cycle_stage, cycle; drop function refuse_change_of_pinned()`);
  }
}
