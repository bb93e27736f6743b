import { type EntityManager } from 'typeorm';
import { type Policy } from './policy.js';
import { ACCESS_RULES, modesOf, statesOf } from './table.js';

export interface AccessPlan {
  /** `create or replace function …` statements the policies call; they read mandates, memberships and reviews. */
  functions: readonly string[];
  policies: readonly Policy[];
  /** Role whose rights are laid down. */
  role: string;
}

/** Tables of the public schema that hold no tenant data and are read by nobody but the owner. */
const OWNER_ONLY = new Set(['migration']);

/**
 * Makes the database's rules equal to the code's: the access table, its functions and every policy, in the caller's transaction.
 * Runs after each migration. Throws when a table of the public schema would be left without row-level security or policies.
 */
export async function syncAccess(owner: EntityManager, plan: AccessPlan): Promise<void> {
  await owner.query(`create schema if not exists access`);
  await owner.query(`create table if not exists access.rule (
    permission text not null, relation text not null, states text[] not null, modes text[] not null, after_reveal boolean not null,
    primary key (permission, relation))`);
  await owner.query(`delete from access.rule`);
  for (const rule of ACCESS_RULES) {
    await owner.query(`insert into access.rule (permission, relation, states, modes, after_reveal) values ($1, $2, $3, $4, $5)`, [
      rule.permission,
      rule.relation,
      statesOf(rule),
      modesOf(rule),
      rule.afterReveal ?? false,
    ]);
  }
  for (const statement of plan.functions) await owner.query(statement);
  await replacePolicies(owner, plan);
  await owner.query(`grant usage on schema public, access to ${plan.role}`);
  await owner.query(`grant execute on all functions in schema access to ${plan.role}`);
  await owner.query(`grant usage, select on all sequences in schema public to ${plan.role}`);
  await owner.query(`revoke all on access.rule from ${plan.role}`);
}

async function replacePolicies(owner: EntityManager, plan: AccessPlan): Promise<void> {
  const tables: { name: string }[] = await owner.query(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const names = new Set(tables.map((table) => table.name).filter((name) => !OWNER_ONLY.has(name)));
  const covered = new Set(plan.policies.map((policy) => policy.table));
  const bare = [...names].filter((name) => !covered.has(name));
  const unknown = [...covered].filter((name) => !names.has(name));
  if (bare.length > 0) throw new Error(`No access policy for table ${bare.join(', ')}: nothing may exist without one`);
  if (unknown.length > 0) throw new Error(`Access policy for a table that does not exist: ${unknown.join(', ')}`);

  const old: { name: string; table: string }[] = await owner.query(
    `select policyname as name, tablename as table from pg_policies where schemaname = 'public'`,
  );
  for (const { name, table } of old) await owner.query(`drop policy "${name}" on public."${table}"`);
  for (const name of names) {
    await owner.query(`alter table public."${name}" enable row level security`);
    await owner.query(`grant select, insert, update, delete on public."${name}" to ${plan.role}`);
  }
  for (const policy of plan.policies) await owner.query(createPolicy(policy, plan.role));
}

function createPolicy({ name, table, command, condition, check }: Policy, role: string): string {
  const head = `create policy "${name}" on public."${table}" for ${command} to ${role}`;
  if (command === 'insert') return `${head} with check (${condition})`;
  if (command === 'update') return `${head} using (${condition}) with check (${check ?? condition})`;
  return `${head} using (${condition})`;
}
