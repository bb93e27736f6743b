import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPlatformDatabase, NETWORK, SECRETARY, type PlatformDatabase } from '../../spec/platform-database.js';
import { person, startPlatform, type PlatformApp } from '../../spec/platform-app.js';
import { ANONYMOUS, SYSTEM } from '../actor/index.js';
import { History } from '../history/index.js';
import { Audit } from './audit.js';
import { GENESIS } from './chain.js';
import { AuditSealer } from './sealer.js';
import { verifyAudit } from './verify.js';

const ANN = '0190a000-0000-7000-8000-000000000001';
const BOB = '0190a000-0000-7000-8000-000000000002';

let database: PlatformDatabase;
let platform: PlatformApp;
beforeAll(async () => {
  database = await createPlatformDatabase();
  platform = await startPlatform(database.config, false);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
beforeEach(async () => {
  await database.owner(`truncate audit_identity, audit_entry, audit_block restart identity cascade`);
});

const act = (actor = person(ANN), action = 'dossier.sign', networkId: string | null = NETWORK) =>
  platform.db.run(actor, () => platform.app.get(Audit).record({ action, objectType: 'dossier', objectId: 'd1', networkId, details: { n: 1.5 } }));
const seal = () => platform.app.get(AuditSealer).sealBlock();
const verify = (head?: string) => verifyAudit(platform.db, head ? { head } : {});

/** A forger with the rights of the tables' owner. */
async function forge(sql: string): Promise<void> {
  await database.owner(`alter table audit_entry disable trigger all`).catch(() => database.owner(`alter table audit_entry disable trigger audit_entry_keep`));
  await database.owner(`alter table audit_block disable trigger audit_block_keep`);
  await database.owner(sql);
  await database.owner(`alter table audit_entry enable trigger audit_entry_keep`);
  await database.owner(`alter table audit_block enable trigger audit_block_keep`);
}

async function threeBlocks(): Promise<void> {
  for (let block = 0; block < 3; block++) {
    for (let entry = 0; entry < 4; entry++) await act(entry % 2 ? person(BOB) : person(ANN));
    expect(await seal()).toBe(4);
  }
}

describe('an entry', () => {
  it('is written by whoever acts, in the transaction that acts', async () => {
    await act(person(ANN));
    await act(SYSTEM);
    await act(ANONYMOUS);
    await expect(
      platform.db.run(person(ANN), async () => {
        await platform.app.get(Audit).record({ action: 'lost', objectType: 'x', objectId: null, networkId: null });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const rows = await database.owner<{ actor_commitment: string; person_id: string | null }>(
      `select actor_commitment, person_id from audit_entry e left join audit_identity i on i.entry_id = e.id order by e.id`,
    );
    expect(rows.map((row) => row.person_id)).toEqual([ANN, null, null]);
    expect(rows.map((row) => row.actor_commitment)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), 'system', 'anonymous']);
  });

  it('commits to the same person by another hash each time', async () => {
    await act();
    await act();
    const rows = await database.owner<{ actor_commitment: string }>(`select actor_commitment from audit_entry`);
    expect(new Set(rows.map((row) => row.actor_commitment)).size).toBe(2);
  });

  it('is read by the network’s auditors, who do not learn who acted; the identity is the person’s own', async () => {
    await act(person(ANN));
    await act(person(ANN), 'elsewhere', null);
    const entries = (who: string) => platform.db.run(person(who), () => platform.db.query<{ action: string }>(`select action from audit_entry`));
    const identities = (who: string) => platform.db.run(person(who), () => platform.db.query(`select person_id from audit_identity`));
    expect(await entries(SECRETARY)).toEqual([{ action: 'dossier.sign' }]);
    expect(await identities(SECRETARY)).toEqual([]);
    expect(await entries(ANN)).toEqual([]);
    expect(await identities(ANN)).toHaveLength(2);
    expect(await identities(BOB)).toEqual([]);
  });

  it('cannot be written in the name of another', async () => {
    await act();
    const forged = platform.db.run(person(BOB), () => platform.db.query(`insert into audit_identity (entry_id, person_id, salt) values (1, $1, 'x')`, [ANN]));
    await expect(forged).rejects.toThrow('row-level security');
  });
});

describe('a transition', () => {
  it('is kept without the actor, and in the audit with one', async () => {
    const dossierId = '0190a000-0000-7000-8000-00000000d001';
    await platform.db.run(person(ANN), () =>
      platform.app.get(History).record({ machine: 'dossier', objectId: dossierId, dossierId, networkId: NETWORK, event: 'sign', from: 'awaiting-signature', to: 'submitted' }),
    );
    const [row] = await database.owner(`select * from transition_log`);
    expect(row).toMatchObject({ machine: 'dossier', event: 'sign', from_state: 'awaiting-signature', to_state: 'submitted', reason: null });
    expect(JSON.stringify(row)).not.toContain(ANN);
    expect(await database.owner(`select action, details, person_id from audit_entry e join audit_identity i on i.entry_id = e.id`)).toEqual([
      { action: 'dossier.sign', details: { from: 'awaiting-signature', to: 'submitted', dossierId }, person_id: ANN },
    ]);
  });
});

describe('the chain', () => {
  it('of nothing is whole', async () => {
    expect(await seal()).toBe(0);
    expect(await verify()).toEqual({ ok: true, blocks: 0, entries: 0, open: 0, head: GENESIS });
  });

  it('is whole after sealing, and counts what is still open', async () => {
    await threeBlocks();
    await act();
    const verdict = await verify();
    expect(verdict).toMatchObject({ ok: true, blocks: 3, entries: 12, open: 1 });
    expect(await verify(verdict.head)).toMatchObject({ ok: true });
  });

  it('takes an entry that commits late into a later block', async () => {
    let commit = (): void => {};
    const slow = platform.db.run(person(ANN), async () => {
      await platform.app.get(Audit).record({ action: 'slow', objectType: 'x', objectId: null, networkId: null });
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await act(person(BOB));
    expect(await seal()).toBe(1);
    commit();
    await slow;
    expect(await seal()).toBe(1);
    expect(await database.owner(`select id::int, block_id::int from audit_entry order by id`)).toEqual([{ id: 1, block_id: 2 }, { id: 2, block_id: 1 }]);
    expect(await verify()).toMatchObject({ ok: true, blocks: 2, entries: 2 });
  });

  it('is sealed once by sealers at the same time', async () => {
    for (let i = 0; i < 5; i++) await act();
    expect((await Promise.all([seal(), seal(), seal()])).sort()).toEqual([0, 0, 5]);
    expect(await verify()).toMatchObject({ ok: true, blocks: 1 });
  });

  it.each([
    ['a changed action', `update audit_entry set action = 'x' where id = 6`, 'entries-changed', '2'],
    ['a changed time, by a microsecond', `update audit_entry set at = at + interval '1 microsecond' where id = 6`, 'entries-changed', '2'],
    ['a changed number in the details', `update audit_entry set details = '{"n": 1.50001}' where id = 6`, 'entries-changed', '2'],
    ['a changed actor', `update audit_entry set actor_commitment = 'system' where id = 6`, 'entries-changed', '2'],
    ['two entries in exchanged places', `update audit_entry set id = case id when 5 then -6 when 6 then -5 end where id in (5, 6); update audit_entry set id = -id where id < 0`, 'entries-changed', '2'],
    ['a removed entry', `delete from audit_identity where entry_id = 6; delete from audit_entry where id = 6`, 'entries-missing', '2'],
    ['an entry added to a block', `insert into audit_entry select 99, at, network_id, action, object_type, object_id, details, actor_commitment, 2 from audit_entry where id = 6`, 'entries-changed', '2'],
    ['an entry moved to another block', `update audit_entry set block_id = 3 where id = 8`, 'entries-missing', '2'],
    ['a removed block with its entries', `delete from audit_identity where entry_id between 5 and 8; delete from audit_entry where block_id = 2; delete from audit_block where id = 2`, 'chain-broken', '3'],
    ['the first block removed', `delete from audit_identity where entry_id < 5; delete from audit_entry where block_id = 1; delete from audit_block where id = 1`, 'chain-broken', '2'],
    ['a changed hash', `update audit_block set hash = 'f' where id = 2`, 'entries-changed', '2'],
    ['somebody else as the actor', `update audit_identity set person_id = '${BOB}' where entry_id = 5`, 'identity-changed', '5'],
  ])('finds %s', async (_, sql, kind, at) => {
    await threeBlocks();
    await forge(`begin; set constraints all deferred; ${sql}; commit`);
    expect(await verify()).toMatchObject({ ok: false, firstFault: { kind, at } });
  });

  it('finds its end cut off by a head noted earlier', async () => {
    await threeBlocks();
    const { head } = await verify();
    await forge(`delete from audit_identity where entry_id > 8; delete from audit_entry where block_id = 3; delete from audit_block where id = 3`);
    expect(await verify()).toMatchObject({ ok: true, blocks: 2 });
    expect(await verify(head)).toMatchObject({ ok: false, firstFault: { kind: 'head-missing' } });
  });

  it('stays whole when an identity is erased on request', async () => {
    await threeBlocks();
    await database.owner(`delete from audit_identity where person_id = '${ANN}'`);
    expect(await verify()).toMatchObject({ ok: true, entries: 12 });
  });
});
