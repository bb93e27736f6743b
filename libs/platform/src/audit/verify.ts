import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { commitment } from './audit.js';
import { blockHash, CHAINED_COLUMNS, GENESIS, type ChainedEntry } from './chain.js';

export interface AuditVerdict {
  ok: boolean;
  /** Blocks and sealed entries that were checked before the first fault. */
  blocks: number;
  entries: number;
  /** Entries that no block holds yet; they are not protected. */
  open: number;
  /** Hash of the last block: kept elsewhere, it proves later that the end of the chain was not cut off. */
  head: string;
  firstFault?: AuditFault;
}

export interface AuditFault {
  kind: 'chain-broken' | 'entries-missing' | 'entries-changed' | 'identity-changed' | 'head-missing';
  /** Block, or entry for an identity. */
  at: string;
}

interface Block {
  id: string;
  previous_hash: string;
  hash: string;
  entries: number;
}

/**
 * Recomputes the chain from its first block. Finds entries that were changed, removed, added or reordered, blocks removed or
 * exchanged, and identities that do not fit their commitment; an identity that was erased on request is no fault. `head` is a
 * hash noted earlier: it must still be in the chain.
 */
export async function verifyAudit(db: Db, options: { head?: string } = {}): Promise<AuditVerdict> {
  const verdict: AuditVerdict = { ok: true, blocks: 0, entries: 0, open: 0, head: GENESIS };
  const fault = (kind: AuditFault['kind'], at: string): AuditVerdict => ({ ...verdict, ok: false, firstFault: { kind, at } });
  let headSeen = options.head === undefined || options.head === GENESIS;

  for (let after = '0'; ; ) {
    const page = await db.run(SYSTEM, () =>
      db.query<Block>(`select id::text, previous_hash, hash, entries from audit_block where id > $1 order by audit_block.id limit 500`, [after]),
    );
    if (page.length === 0) break;
    for (const block of page) {
      if (block.previous_hash !== verdict.head) return fault('chain-broken', block.id);
      const checked = await checkBlock(db, block);
      if (checked) return fault(checked.kind, checked.at);
      verdict.head = block.hash;
      verdict.blocks++;
      verdict.entries += block.entries;
      headSeen ||= block.hash === options.head;
      after = block.id;
    }
  }
  const open = await db.run(SYSTEM, () => db.one<{ n: number }>(`select count(*)::int as n from audit_entry where block_id is null`));
  verdict.open = open?.n ?? 0;
  return headSeen ? verdict : fault('head-missing', options.head ?? '');
}

async function checkBlock(db: Db, block: Block): Promise<AuditFault | undefined> {
  const [entries, wrong] = await db.run(SYSTEM, async () => [
    await db.query<ChainedEntry>(`select ${CHAINED_COLUMNS} from audit_entry where block_id = $1 order by audit_entry.id`, [block.id]),
    await identitiesOf(db, block.id),
  ]);
  if (entries.length < block.entries) return { kind: 'entries-missing', at: block.id };
  if (blockHash(block.previous_hash, entries) !== block.hash) return { kind: 'entries-changed', at: block.id };
  return wrong === undefined ? undefined : { kind: 'identity-changed', at: wrong };
}

async function identitiesOf(db: Db, blockId: string): Promise<string | undefined> {
  const rows = await db.query<{ id: string; person_id: string; salt: string; actor_commitment: string }>(
    `select e.id::text, i.person_id::text, i.salt, e.actor_commitment from audit_entry e join audit_identity i on i.entry_id = e.id
     where e.block_id = $1 order by e.id`,
    [blockId],
  );
  return rows.find((row) => commitment(row.salt, row.person_id) !== row.actor_commitment)?.id;
}
