import { type Clock, type Db, type Ids } from '@peerpolis/platform';
import { type EditionModel } from '../files/edition-model.js';
import { readEditions } from '../files/read-edition.js';
import { editionRows, type EditionRows } from './edition-rows.js';

export interface SeedPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface StandardSeedResult {
  /** Codes of the editions that were new, of drafts that were replaced, and the count of those left as they were. */
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly unchanged: number;
}

/** Thrown when the file of a published edition is no longer what was published. Nothing is written. */
export class PublishedEditionChanged extends Error {
  override readonly name = 'PublishedEditionChanged';

  constructor(readonly editions: readonly string[]) {
    super(
      `Published editions do not change, but the files of ${editions.join(', ')} did. Give the new text an edition of its own and leave the old file as it was.`,
    );
  }
}

/**
 * Loads the editions into the database, in the caller's transaction as the system. A second run changes nothing; a draft follows its
 * file; a catalogued standard stays a draft without indicators.
 * @throws PublishedEditionChanged naming every edition concerned
 */
export async function seedStandards(ports: SeedPorts, editions: readonly EditionModel[] = readEditions()): Promise<StandardSeedResult> {
  // Two processes that start at once take turns; the second then finds everything there.
  await ports.db.query(`select pg_advisory_xact_lock($1)`, [SEED_LOCK]);
  const known = await knownEditions(ports.db);
  const changed = editions.filter(({ code, sha256 }) => {
    const row = known.get(code);
    return row !== undefined && row.status !== 'draft' && row.sha256 !== sha256;
  });
  if (changed.length > 0) throw new PublishedEditionChanged(changed.map((edition) => edition.code));

  const added: string[] = [];
  const replaced: string[] = [];
  for (const edition of editions) {
    const row = known.get(edition.code);
    if (!row) {
      await insertEdition(ports, edition);
      added.push(edition.code);
    } else if (row.sha256 !== edition.sha256 || (row.status === 'draft' && edition.status === 'published')) {
      await ports.db.query(`delete from edition where id = $1`, [row.id]);
      await insertEdition(ports, edition, row.id);
      replaced.push(edition.code);
    }
  }
  return { added, replaced, unchanged: editions.length - added.length - replaced.length };
}

/** Any number; one run of this seed at a time in one database. */
const SEED_LOCK = 7_390_001;

interface KnownEdition {
  id: string;
  code: string;
  status: string;
  sha256: string | null;
}

async function knownEditions(db: Db): Promise<Map<string, KnownEdition>> {
  const rows = await db.query<KnownEdition>(
    `select e.id, s.code || '-' || e.label as code, e.status, e.source_sha256 as sha256 from edition e join standard s on s.id = e.standard_id`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

async function insertEdition({ db, clock, ids }: SeedPorts, model: EditionModel, id = ids.next()): Promise<void> {
  const rows = editionRows(model, id, () => ids.next());
  const standardId = await upsertStandard(db, model.standard, rows, ids.next());
  const { edition } = rows;
  // A draft at first: the trigger that freezes published editions would refuse its scales and nodes.
  await db.query(
    `insert into edition (id, standard_id, label, status, languages, has_overall, method, rhythm, source_sha256) values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8)`,
    [id, standardId, edition.label, edition.languages, edition.has_overall, JSON.stringify(edition.method), edition.rhythm, edition.source_sha256],
  );
  await insertAll(db, 'scale', rows.scales);
  await insertAll(db, 'node', rows.nodes);
  if (model.status === 'published') await db.query(`update edition set status = 'published', published_at = $2 where id = $1`, [id, clock.now()]);
}

async function upsertStandard(db: Db, code: string, { standard }: EditionRows, newId: string): Promise<string> {
  const row = await db.one<{ id: string }>(
    `insert into standard (id, code, title, owner, adopted, facts, sources) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (code) do update set title = excluded.title, owner = excluded.owner, adopted = excluded.adopted, facts = excluded.facts, sources = excluded.sources
     returning id`,
    [newId, code, JSON.stringify(standard.title), standard.owner, standard.adopted, JSON.stringify(standard.facts), JSON.stringify(standard.sources)],
  );
  if (!row) throw new Error(`standard ${code} was neither inserted nor updated`);
  return row.id;
}

/** All rows of a table in one statement, so that a node may come before its parent. */
async function insertAll(db: Db, table: 'scale' | 'node', rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (rows.length > 0) await db.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
}
