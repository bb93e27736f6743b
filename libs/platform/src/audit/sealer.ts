import { SYSTEM } from '../actor/index.js';
import { Db } from '../database/db.js';
import { Consumes, type OutboxConsumer } from '../outbox/consumer.js';
import { Clock } from '../ports/index.js';
import { blockHash, CHAINED_COLUMNS, GENESIS, type ChainedEntry } from './chain.js';

/** The timetable's word for sealing. */
export const SEAL = 'audit.seal';

const BLOCK = 1000;
/** Any number; one sealer at a time in one database. */
const SEAL_LOCK = 5_021_987;

/**
 * Chains entries into blocks, apart from the requests that write them. Entries whose transaction commits late go into a later
 * block, so a block's ids need not follow those of the block before.
 */
@Consumes(SEAL)
export class AuditSealer implements OutboxConsumer {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async consume(): Promise<void> {
    while ((await this.sealBlock()) === BLOCK);
  }

  /** Seals the oldest open entries in one block; answers how many. */
  sealBlock(): Promise<number> {
    return this.db.run(SYSTEM, async () => {
      await this.db.query(`select pg_advisory_xact_lock($1)`, [SEAL_LOCK]);
      const entries = await this.db.query<ChainedEntry>(`select ${CHAINED_COLUMNS} from audit_entry where block_id is null order by audit_entry.id limit ${BLOCK}`);
      const [first, last] = [entries[0], entries.at(-1)];
      if (!first || !last) return 0;
      const before = await this.db.one<{ hash: string }>(`select hash from audit_block order by id desc limit 1`);
      const previous = before?.hash ?? GENESIS;
      const block = await this.db.one<{ id: string }>(
        `insert into audit_block (previous_hash, hash, first_entry, last_entry, entries, sealed_at) values ($1, $2, $3, $4, $5, $6) returning id`,
        [previous, blockHash(previous, entries), first.id, last.id, entries.length, this.clock.now()],
      );
      await this.db.query(`update audit_entry set block_id = $1 where id = any($2::bigint[])`, [block?.id, entries.map((entry) => entry.id)]);
      return entries.length;
    });
  }
}
