import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Tables of the platform's own rooms. Times are always given by the application's clock, so no column has a default of now().
 * There are no foreign keys to tables of modules: the platform knows none.
 */
export class PlatformTables1700000000000 implements MigrationInterface {
  readonly name = 'PlatformTables1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...OUTBOX, ...JOBS, ...MAIL, ...AUDIT, ...HISTORY, ...REQUESTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table rate_limit, idempotency_key, transition_log, audit_identity, audit_entry, audit_block, mail, job, outbox`,
    );
    await runner.query(`drop function outbox_wake(), job_tell(), audit_entry_keep(), audit_block_keep()`);
  }
}

const OUTBOX = [
  `create table outbox (
    id uuid primary key,
    kind text not null,
    key text not null unique,
    data jsonb not null,
    created_at timestamptz not null,
    relayed_at timestamptz,
    attempts integer not null default 0,
    last_error text)`,
  `create index outbox_waiting on outbox (id) where relayed_at is null`,
  `create index outbox_relayed on outbox (relayed_at) where relayed_at is not null`,
  // Heard by the relay of every worker; sent by the database at commit, so never for a row that was rolled back.
  `create function outbox_wake() returns trigger language plpgsql as $$ begin perform pg_notify('peerpolis_outbox', ''); return null; end $$`,
  `create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake()`,
];

const JOBS = [
  `create table job (
    id uuid primary key,
    kind text not null,
    key text,
    data jsonb not null default '{}',
    network_id uuid,
    cycle_id uuid,
    dossier_id uuid,
    requested_by uuid,
    status text not null default 'queued' check (status in ('queued', 'active', 'done', 'failed', 'cancelled')),
    progress numeric(5, 2) not null default 0 check (progress between 0 and 100),
    step text,
    result jsonb,
    error_code text,
    problem_id uuid,
    attempts integer not null default 0,
    cancel_requested boolean not null default false,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    check ((status in ('done', 'failed', 'cancelled')) = (finished_at is not null)))`,
  // Asking twice for the same content gives the same job; after a failure or a cancellation a new one may be asked for.
  `create unique index job_once on job (kind, key, requested_by) nulls not distinct where key is not null and status in ('queued', 'active', 'done')`,
  `create index job_requester on job (requested_by, created_at desc)`,
  `create index job_network on job (network_id, created_at desc) where network_id is not null`,
  `create index job_cycle on job (cycle_id) where cycle_id is not null`,
  `create index job_dossier on job (dossier_id) where dossier_id is not null`,
  // Only the id travels; who hears it reads the row under its own rights.
  `create function job_tell() returns trigger language plpgsql as $$ begin perform pg_notify('peerpolis_job', new.id::text); return null; end $$`,
  `create trigger job_tell after insert or update on job for each row execute function job_tell()`,
];

const MAIL = [
  `create table mail (
    id uuid primary key,
    key text not null unique,
    person_id uuid,
    to_address text not null,
    kind text not null,
    subject text not null,
    text text not null,
    html text not null,
    locale text not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    attempts integer not null default 0,
    last_error text)`,
  `create index mail_person on mail (person_id, created_at desc)`,
  `create index mail_address on mail (to_address, created_at desc)`,
];

const AUDIT = [
  `create table audit_block (
    id bigint generated always as identity primary key,
    previous_hash text not null,
    hash text not null unique,
    first_entry bigint not null,
    last_entry bigint not null check (last_entry >= first_entry),
    entries integer not null check (entries > 0),
    sealed_at timestamptz not null)`,
  `create table audit_entry (
    id bigint primary key,
    at timestamptz not null,
    network_id uuid,
    action text not null,
    object_type text not null,
    object_id text,
    details jsonb not null,
    actor_commitment text not null,
    block_id bigint references audit_block (id))`,
  `create sequence audit_entry_id_seq owned by audit_entry.id`,
  `create index audit_entry_open on audit_entry (id) where block_id is null`,
  `create index audit_entry_block on audit_entry (block_id, id)`,
  `create index audit_entry_network on audit_entry (network_id, at desc)`,
  `create index audit_entry_object on audit_entry (object_type, object_id)`,
  `create table audit_identity (
    entry_id bigint primary key references audit_entry (id) deferrable initially deferred,
    person_id uuid not null,
    salt text not null)`,
  `create index audit_identity_person on audit_identity (person_id)`,
  // Append-only: an entry changes once, when a block takes it in; a block never.
  `create function audit_entry_keep() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and old.block_id is null and new.block_id is not null
       and (to_jsonb(old) - 'block_id') = (to_jsonb(new) - 'block_id') then return new; end if;
     raise exception 'The audit is append-only';
   end $$`,
  `create trigger audit_entry_keep before update or delete on audit_entry for each row execute function audit_entry_keep()`,
  `create function audit_block_keep() returns trigger language plpgsql as $$ begin raise exception 'The audit is append-only'; end $$`,
  `create trigger audit_block_keep before update or delete on audit_block for each row execute function audit_block_keep()`,
];

const HISTORY = [
  `create table transition_log (
    id uuid primary key,
    machine text not null,
    object_id uuid not null,
    network_id uuid,
    dossier_id uuid,
    event text not null,
    from_state text,
    to_state text not null,
    reason text,
    at timestamptz not null)`,
  `create index transition_log_object on transition_log (machine, object_id, id)`,
  `create index transition_log_dossier on transition_log (dossier_id, id) where dossier_id is not null`,
  `create index transition_log_network on transition_log (network_id, at desc) where network_id is not null`,
];

const REQUESTS = [
  `create table idempotency_key (
    person_id uuid not null,
    key text not null,
    request_hash text not null,
    status integer,
    body jsonb,
    location text,
    created_at timestamptz not null,
    primary key (person_id, key))`,
  `create index idempotency_key_age on idempotency_key (created_at)`,
  // The shape rate-limiter-flexible expects: expire in milliseconds since 1970, keys are hashes.
  `create table rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
  `create index rate_limit_age on rate_limit (expire)`,
];
