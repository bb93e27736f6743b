import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Standards, their editions and the tree of an edition. A published edition is frozen by trigger, not by good manners. */
export class StandardTables1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table standard (
        id uuid primary key,
        code text not null unique,
        title jsonb not null,
        owner text not null,
        adopted text not null,
        facts jsonb not null default '{}',
        sources jsonb not null default '[]'
      );
      create table edition (
        id uuid primary key,
        standard_id uuid not null references standard on delete cascade,
        label text not null,
        status text not null check (status in ('draft', 'consultation', 'published', 'retired')),
        languages text[] not null,
        has_overall boolean not null,
        method jsonb not null,
        rhythm text,
        source_sha256 text,
        published_at timestamptz,
        version integer not null default 1,
        unique (standard_id, label)
      );
      create table scale (
        id uuid primary key,
        edition_id uuid not null references edition on delete cascade,
        code text not null,
        kind text not null check (kind in ('levels', 'number')),
        minimum double precision,
        maximum double precision,
        unit text,
        levels jsonb not null default '[]',
        ours boolean not null default false,
        scored boolean not null default true,
        direction integer not null default 1 check (direction in (1, -1)),
        may_not_apply boolean not null default true,
        texts jsonb not null default '{}',
        unique (edition_id, code)
      );
      create table node (
        id uuid primary key,
        edition_id uuid not null references edition on delete cascade,
        parent_id uuid references node on delete cascade,
        kind text not null check (kind in ('section', 'commitment', 'indicator')),
        code text not null,
        position integer not null,
        weight double precision not null default 1 check (weight >= 0),
        scale_id uuid references scale,
        narrative text not null default 'optional' check (narrative in ('none', 'optional', 'required')),
        confidence text,
        source text,
        texts jsonb not null,
        facts jsonb not null default '{}',
        unique (edition_id, code),
        check (kind = 'indicator' or scale_id is null),
        check (kind <> 'indicator' or scale_id is not null or narrative <> 'none')
      );
      create index on node (parent_id);
      create index on node (scale_id);
      create function refuse_change_of_published() returns trigger language plpgsql as $$
      declare frozen text;
      begin
        if tg_table_name = 'edition' then
          if old.status in ('published', 'retired') and (tg_op = 'DELETE' or (to_jsonb(new) - 'status' - 'version') <> (to_jsonb(old) - 'status' - 'version')
              or new.status in ('draft', 'consultation')) then
            raise exception 'edition % is published and cannot change', old.label using errcode = 'integrity_constraint_violation';
          end if;
        else
          select status into frozen from edition where id = case when tg_op = 'INSERT' then new.edition_id else old.edition_id end;
          if frozen in ('published', 'retired') then
            raise exception 'the edition of this % is published and cannot change', tg_table_name using errcode = 'integrity_constraint_violation';
          end if;
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger frozen before update or delete on edition for each row execute function refuse_change_of_published();
      create trigger frozen before insert or update or delete on scale for each row execute function refuse_change_of_published();
      create trigger frozen before insert or update or delete on node for each row execute function refuse_change_of_published();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table node, scale, edition, standard; drop function refuse_change_of_published()`);
  }
}
