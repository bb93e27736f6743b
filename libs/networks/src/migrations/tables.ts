import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Networks, the members that report to them, and what lists of members were seen when. */
export class NetworkTables1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table network (
        id uuid primary key,
        code text not null unique,
        slug text not null unique,
        name text not null,
        kind text not null,
        facts jsonb not null default '{}',
        time_zone text not null default 'Europe/Brussels',
        smallest_group integer not null default 5 check (smallest_group >= 3),
        sandbox boolean not null default false,
        version integer not null default 1
      );
      create table network_relation (
        network_id uuid not null references network on delete cascade,
        related_id uuid not null references network on delete cascade,
        kind text not null check (kind in ('part-of', 'branch-of', 'national-branch-of', 'initiated-by')),
        source text,
        primary key (network_id, related_id, kind),
        check (network_id <> related_id)
      );
      create index on network_relation (related_id);
      create table city (
        id uuid primary key,
        name text not null,
        country text not null check (country ~ '^[A-Z]{2}$'),
        names jsonb not null default '{}',
        population integer check (population >= 0),
        population_as_of text,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        geonames_id bigint,
        wikidata_id text,
        status text not null check (status in ('matched', 'ambiguous', 'missing', 'not-a-city', 'fictional')),
        candidates jsonb not null default '[]',
        unique (country, name)
      );
      create table member (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        kind text not null check (kind in ('city', 'joint-group', 'district', 'county', 'region', 'island', 'other')),
        country text not null check (country ~ '^[A-Z]{2}$'),
        city_id uuid references city,
        sandbox boolean not null default false,
        version integer not null default 1
      );
      create index on member (city_id);
      create table membership (
        id uuid primary key,
        network_id uuid not null references network on delete cascade,
        member_id uuid not null references member on delete cascade,
        category text not null default 'member',
        since date,
        until date,
        standing text not null default 'member' check (standing in ('candidate', 'member', 'reminded', 'grace', 'on-hold', 'left')),
        version integer not null default 1,
        check (until is null or since is null or until >= since)
      );
      create unique index membership_current on membership (network_id, member_id) where standing <> 'left';
      create index on membership (member_id);
      create table membership_sighting (
        id uuid primary key,
        network_id uuid references network on delete cascade,
        member_id uuid not null references member on delete cascade,
        list_label text not null,
        role text not null,
        kind text not null,
        as_of text not null,
        seen_from date not null,
        seen_to date not null,
        source text not null,
        confidence text not null,
        unique (list_label, member_id, role, as_of),
        check (seen_to >= seen_from)
      );
      create index on membership_sighting (network_id);
      create index on membership_sighting (member_id);
      create table monitoring_figure (
        id uuid primary key,
        network_id uuid references network on delete cascade,
        programme text not null,
        at text not null,
        measure text not null,
        value text not null,
        source text not null,
        remark text,
        unique (programme, at, measure, source)
      );
      create index on monitoring_figure (network_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table monitoring_figure, membership_sighting, membership, member, city, network_relation, network`);
  }
}
