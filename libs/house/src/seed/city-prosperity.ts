import { type INestApplicationContext } from '@nestjs/common';
import { memberSlug, readNetworkData, type CityProsperityRow } from '@peerpolis/networks';
import { Clock, Db, Ids, SYSTEM } from '@peerpolis/platform';
import { FORMATS, Reports } from '@peerpolis/reports';
import { METHOD_VERSION, OVERALL, Scoring } from '@peerpolis/scorecards';

const SLUG = 'city-prosperity-index-2012';
/** Indicator of the edition → column of the published table. */
const DIMENSIONS = {
  infrastructure: 'infrastructure',
  'quality-of-life': 'quality_of_life',
  environment: 'environment',
  productivity: 'productivity',
  equity: 'equity',
} as const satisfies Record<string, keyof CityProsperityRow>;
/** The table prints three decimals. */
const DECIMALS = 3;

interface Ports {
  db: Db;
  ids: Ids;
  clock: Clock;
}

/**
 * The published City Prosperity Index as a closed historical cycle: dimensions as the cities' figures, totals as figures of the
 * publisher. Our scoring job computes the totals anew; they stand beside the published ones. A second call changes nothing.
 */
export async function seedCityProsperity(app: INestApplicationContext): Promise<boolean> {
  const ports: Ports = { db: app.get(Db), ids: app.get(Ids), clock: app.get(Clock) };
  const { db } = ports;
  const cycleId = await db.run(SYSTEM, () => openCycle(ports));
  const scored = await db.run(SYSTEM, () =>
    db.one(`select 1 from scoring_run where cycle_id = $1 and finished_at is not null and method_version = $2`, [cycleId, METHOD_VERSION]),
  );
  if (scored) return false;
  await app.get(Scoring).compute(cycleId, null);
  // built by the worker of the running installation
  await db.run(SYSTEM, () => app.get(Reports).ofCycle(cycleId, { formats: [...FORMATS], locale: 'en', cities: true }));
  return true;
}

async function openCycle(ports: Ports): Promise<string> {
  const { db, ids, clock } = ports;
  const known = await db.one<{ id: string }>(`select id from cycle where slug = $1`, [SLUG]);
  if (known) return known.id;
  const home = await db.one<{ network: string; edition: string; indicators: Record<string, string> }>(
    `select (select id from network where code = 'HABITAT') as network, e.id as edition,
       (select jsonb_object_agg(n.code, n.id) from node n where n.edition_id = e.id and n.kind = 'indicator') as indicators
     from edition e join standard s on s.id = e.standard_id where s.code = 'CPI5' and e.status = 'published'`,
  );
  if (!home?.network) throw new Error('The City Prosperity Index needs its edition and the Habitat network; seed them first');
  const now = clock.now();
  const id = ids.next();
  await db.query(
    `insert into cycle (id, network_id, edition_id, slug, title, state, blind_mode, time_zone, rules, historical, published_at, created_at)
     values ($1, $2, $3, $4, $5, 'closed', 'open', 'UTC', $6, true, $7, $7)`,
    [id, home.network, home.edition, SLUG, 'City Prosperity Index 2012/2013', JSON.stringify(rules), now],
  );
  for (const row of readNetworkData().cityProsperity) await importCity(ports, id, { ...home, now }, row);
  return id;
}

/** Nothing was reviewed; the rules only say how the numbers are made. */
const rules = {
  reviewersPerDossier: 1,
  maxLoadPerReviewer: 1,
  maxPerCountry: 1,
  noMutual: true,
  coverage: null,
  allowUnanswered: true,
  silenceAccepts: true,
};

async function importCity(
  { db, ids }: Ports,
  cycleId: string,
  { network, edition, indicators, now }: { network: string; edition: string; indicators: Record<string, string>; now: Date },
  row: CityProsperityRow,
): Promise<void> {
  const member = await ensureMember({ db, ids }, row.city, row.country);
  const dossier = ids.next();
  const given = Object.entries(DIMENSIONS).filter(([, column]) => row[column] !== null);
  await db.query(
    `insert into dossier (id, cycle_id, network_id, member_id, edition_id, state, pseudonym, blind_mode, answered, questions, enrolled_at, submitted_at, published_at)
     values ($1, $2, $3, $4, $5, 'published', '', 'open', $6, $7, $8, $8, $8)`,
    [dossier, cycleId, network, member, edition, given.length, Object.keys(DIMENSIONS).length, now],
  );
  for (const [code, column] of given) {
    await db.query(`insert into answer (dossier_id, node_id, kind, number, text, version, updated_at) values ($1, $2, 'answered', $3, $4, 1, $5)`, [
      dossier,
      indicators[code],
      row[column],
      row.source,
      now,
    ]);
  }
  const figures = [
    { code: OVERALL, label: 'CPI, five dimensions', value: row.published_cpi5 },
    { code: 'cpi4', label: 'CPI, four dimensions (without equity)', value: row.published_cpi4 },
  ];
  for (const { code, label, value } of figures) {
    if (value === null) continue;
    await db.query(
      `insert into published_figure (id, cycle_id, dossier_id, code, label, value, decimals, source, verified, remark)
       values ($1, $2, $3, $4, $5, $6, $7, $8, false, 'not-computed')`,
      [ids.next(), cycleId, dossier, code, label, value, DECIMALS, row.source],
    );
  }
}

/** A place of the table that no network's list names becomes a member without an identity, not a guess. */
async function ensureMember({ db, ids }: Pick<Ports, 'db' | 'ids'>, name: string, country: string): Promise<string> {
  const slug = memberSlug(name, country);
  await db.query(`insert into member (id, slug, name, kind, country) values ($1, $2, $3, 'city', $4) on conflict (slug) do nothing`, [ids.next(), slug, name, country]);
  const row = await db.one<{ id: string }>(`select id from member where slug = $1`, [slug]);
  if (!row) throw new Error(`No member ${slug}`);
  return row.id;
}
