import { type Db } from '../database/db.js';
import { Refusal } from '../http/problem.js';
import { everOnDossier, onDossier } from './policy.js';
import { type Permission } from './table.js';

/** The same question the policies ask, for use cases that act in `Db.elevate`: does the actor hold the permission on this dossier now? */
export async function mayOnDossier(db: Db, permission: Permission, dossierId: string): Promise<boolean> {
  const row = await db.one<{ may: boolean }>(`select ${onDossier(permission)} as may from dossier d where d.id = $1`, [dossierId]);
  return row?.may ?? false;
}

/**
 * @throws Refusal not-found where the dossier does not exist for the actor, or the permission is not the actor's in any state;
 * wrong-state where it is the actor's in another state
 */
export async function requireOnDossier(db: Db, permission: Permission, dossierId: string): Promise<void> {
  const row = await db.one<{ may: boolean; ever: boolean; state: string }>(
    `select d.state, ${onDossier(permission)} as may, ${everOnDossier(permission)} as ever from dossier d where d.id = $1`,
    [dossierId],
  );
  if (row?.may) return;
  if (!row?.ever) throw new Refusal('not-found');
  throw new Refusal('wrong-state', { detail: `Not possible while the dossier is ${row.state}`, params: { state: row.state } });
}

/** The permission in a network. @throws Refusal not-found */
export async function requireInNetwork(db: Db, permission: Permission, networkId: string): Promise<void> {
  const row = await db.one<{ may: boolean }>(`select access.is_system() or access.everywhere($1) or $2::uuid = any(access.networks($1)) as may`, [permission, networkId]);
  if (!row?.may) throw new Refusal('not-found');
}
