import { type Permission } from './table.js';

/** One row-level-security policy. All of a table's policies for a command add up (logical or); no policy = no row. */
export interface Policy {
  /** Unique; tests switch policies off by this name. */
  name: string;
  table: string;
  command: 'select' | 'insert' | 'update' | 'delete';
  /** SQL condition over the row's columns; for insert the condition on the new row, for update on both unless `check` differs. */
  condition: string;
  /** Update only: condition on the row afterwards, where an update may leave what allowed it (signing ends "may sign"). */
  check?: string;
}

/** Jobs, seeds and elevated steps. Evaluated once per statement. */
export const SYSTEM_ACTS = `(select access.is_system())`;

/** The row belongs to the person who acts. */
export const ownedBy = (column: string): string => `${column} = (select access.person())`;

/** A network in which the actor holds the permission by a mandate (or by a relation that needs no mandate). */
export const inNetwork = (permission: Permission, column = 'network_id'): string =>
  `(select access.everywhere('${permission}')) or ${column} = any((select access.networks('${permission}'))::uuid[])`;

/** The actor holds the permission wherever it is asked (anyone, signed in, operator). */
export const anywhere = (permission: Permission): string => `(select access.everywhere('${permission}'))`;

/** What ties a grant `g` to the dossier: its network (unless the actor has a stake in it), its member, or itself. */
const tied = (dossier: string): string => `case g.kind
        when 'any' then true
        when 'network' then g.id = ${dossier}.network_id
          and not (${dossier}.member_id = any((select access.conflicted_members())::uuid[]))
          and not (${dossier}.id = any((select access.own_dossiers())::uuid[]))
        when 'member' then g.id = ${dossier}.member_id and (g.within is null or g.within = ${dossier}.network_id)
        when 'dossier' then g.id = ${dossier}.id
        else false end`;

/**
 * The permission holds for the dossier of the row, in the dossier's state and the cycle's blind mode. `access.grants` is a
 * set of a few rows made once per statement, so the check is a join, not a function call for each row.
 */
export function onDossier(permission: Permission, dossier = 'd'): string {
  return `exists (select 1 from access.grants('${permission}') g where ${dossier}.state = any(g.states)
      and (${dossier}.blind_mode = any(g.modes) or (g.after_reveal and ${dossier}.revealed))
      and ${tied(dossier)})`;
}

/**
 * The actor holds the permission for the dossier in some state, perhaps another than the present one. Who asks for what is not
 * possible now is told why; who may never do it is told nothing.
 */
export const everOnDossier = (permission: Permission, dossier = 'd'): string =>
  `exists (select 1 from access.grants('${permission}') g where ${tied(dossier)})`;

/** As onDossier, for a table that names its dossier in a column. */
export const byDossier = (permission: Permission, column = 'dossier_id'): string =>
  `exists (select 1 from dossier d where d.id = ${column} and ${onDossier(permission)})`;

/** The actor wrote, or was asked to write, this review. */
export const ownReview = (column = 'review_id'): string => `${column} = any((select access.own_reviews())::uuid[])`;

/** Policies that let the system do everything on a table. */
export function systemPolicies(table: string): Policy[] {
  return (['select', 'insert', 'update', 'delete'] as const).map((command) => ({
    name: `${table}.${command}.system`,
    table,
    command,
    condition: SYSTEM_ACTS,
  }));
}

/** Builder that names policies uniformly: `answer.select.reviewers`. */
export function policy(table: string, command: Policy['command'], label: string, condition: string, check?: string): Policy {
  return { name: `${table}.${command}.${label}`, table, command, condition, ...(check ? { check } : {}) };
}
