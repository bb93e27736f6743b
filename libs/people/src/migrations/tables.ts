import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Persons, what they may act for, and how they prove who they are. Tokens are kept as hashes only. */
export class PeopleTables1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid primary key,
        email text not null check (email ~ '^[^@\\s]+@[^@\\s]+$'),
        name text not null,
        locale text not null default 'en',
        password_hash text,
        sandbox boolean not null default false,
        created_at timestamptz not null,
        disabled_at timestamptz,
        version integer not null default 1
      );
      create unique index person_email on person (lower(email));
      create table mandate (
        id uuid primary key,
        person_id uuid not null references person on delete cascade,
        role text not null,
        network_id uuid references network on delete cascade,
        member_id uuid references member on delete cascade,
        valid_from timestamptz not null,
        valid_until timestamptz,
        granted_by uuid references person on delete set null,
        check (valid_until is null or valid_until > valid_from),
        check (case
          when role in ('coordinator', 'contributor', 'signatory') then member_id is not null
          when role = 'reviewer' then network_id is not null and member_id is not null
          when role in ('secretariat', 'assigning-officer', 'moderator', 'observer') then network_id is not null and member_id is null
          when role = 'operator' then network_id is null and member_id is null
          else false end)
      );
      create index on mandate (person_id);
      create index on mandate (network_id);
      create index on mandate (member_id);
      create table session (
        id uuid primary key,
        token_hash bytea not null unique,
        person_id uuid not null references person on delete cascade,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        user_agent text
      );
      create index on session (person_id);
      create table login_link (
        token_hash bytea primary key,
        kind text not null check (kind in ('invitation', 'reset')),
        person_id uuid not null references person on delete cascade,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index on login_link (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table login_link, session, mandate, person`);
  }
}
