import { type Db, type Ids } from '@peerpolis/platform';
import { readNetworkData, type NetworkData } from '../files/read-networks.js';
import { cityRows, figureRows, memberRows, membershipRows, networkRows, sightingRows } from './network-rows.js';

/** Rows written per table; all 0 when the database held everything already. */
export type NetworkSeedResult = Readonly<Record<'networks' | 'relations' | 'cities' | 'members' | 'memberships' | 'sightings' | 'figures', number>>;

/**
 * Loads the catalogue of networks, in the caller's transaction as the system. A second run changes nothing; a fact that changed in
 * the files changes here; settings of a network and memberships that its secretariat keeps are never touched.
 */
export async function seedNetworks({ db, ids }: { db: Db; ids: Ids }, data: NetworkData = readNetworkData()): Promise<NetworkSeedResult> {
  // Two processes that start at once take turns; the second then finds everything there.
  await db.query(`select pg_advisory_xact_lock($1)`, [SEED_LOCK]);
  const write = async (rows: readonly object[], sql: string): Promise<number> => {
    const withIds = rows.map((row) => ({ id: ids.next(), ...row }));
    return (await db.query(`${sql} returning 1`, [JSON.stringify(withIds)])).length;
  };
  return {
    networks: await write(networkRows(data), NETWORKS),
    relations: await write(data.relations, RELATIONS),
    cities: await write(cityRows(data), CITIES),
    members: await write(memberRows(data), MEMBERS),
    memberships: await write(membershipRows(data), MEMBERSHIPS),
    sightings: await write(sightingRows(data), SIGHTINGS),
    figures: await write(figureRows(data), FIGURES),
  };
}

/** Any number; one run of this seed at a time in one database. */
const SEED_LOCK = 7_390_002;

// Each statement takes its rows as one JSON parameter and touches only what differs.
const NETWORKS = `
  insert into network (id, code, slug, name, kind, facts)
  select x.id, x.code, x.slug, x.name, x.kind, x.facts
    from jsonb_to_recordset($1::jsonb) as x(id uuid, code text, slug text, name text, kind text, facts jsonb)
  on conflict (code) do update set name = excluded.name, kind = excluded.kind, facts = excluded.facts
    where (network.name, network.kind, network.facts) is distinct from (excluded.name, excluded.kind, excluded.facts)`;

const RELATIONS = `
  insert into network_relation (network_id, related_id, kind, source)
  select n.id, r.id, x.kind, x.source from jsonb_to_recordset($1::jsonb) as x(network text, related text, kind text, source text)
    join network n on n.code = x.network join network r on r.code = x.related
  on conflict (network_id, related_id, kind) do update set source = excluded.source where network_relation.source is distinct from excluded.source`;

const CITY_FACTS = ['names', 'population', 'population_as_of', 'latitude', 'longitude', 'geonames_id', 'status', 'candidates'];
const CITIES = `
  insert into city (id, name, country, ${CITY_FACTS.join(', ')})
  select x.id, x.name, x.country, ${CITY_FACTS.map((fact) => `x.${fact}`).join(', ')} from jsonb_populate_recordset(null::city, $1::jsonb) x
  on conflict (country, name) do update set ${CITY_FACTS.map((fact) => `${fact} = excluded.${fact}`).join(', ')}
    where (${CITY_FACTS.map((fact) => `city.${fact}`).join(', ')}) is distinct from (${CITY_FACTS.map((fact) => `excluded.${fact}`).join(', ')})`;

const MEMBERS = `
  insert into member (id, slug, name, kind, country, city_id)
  select x.id, x.slug, x.name, x.kind, x.country, c.id
    from jsonb_to_recordset($1::jsonb) as x(id uuid, slug text, name text, kind text, country text)
    left join city c on c.country = x.country and c.name = x.name
  on conflict (slug) do nothing`;

const MEMBERSHIPS = `
  insert into membership (id, network_id, member_id, category, standing)
  select x.id, n.id, m.id, x.category, x.standing
    from jsonb_to_recordset($1::jsonb) as x(id uuid, network text, member text, category text, standing text)
    join network n on n.code = x.network join member m on m.slug = x.member
    where not exists (select 1 from membership known where known.network_id = n.id and known.member_id = m.id)`;

const SIGHTINGS = `
  insert into membership_sighting (id, network_id, member_id, list_label, role, kind, as_of, seen_from, seen_to, source, confidence)
  select x.id, n.id, m.id, x.list_label, x.role, x.kind, x.as_of, x.seen_from, x.seen_to, x.source, x.confidence
    from jsonb_to_recordset($1::jsonb) as x(id uuid, network text, member text, list_label text, role text, kind text, as_of text,
      seen_from date, seen_to date, source text, confidence text)
    join network n on n.code = x.network join member m on m.slug = x.member
  on conflict (list_label, member_id, role, as_of) do update
    set network_id = excluded.network_id, kind = excluded.kind, source = excluded.source, confidence = excluded.confidence
    where (membership_sighting.network_id, membership_sighting.kind, membership_sighting.source, membership_sighting.confidence)
      is distinct from (excluded.network_id, excluded.kind, excluded.source, excluded.confidence)`;

const FIGURES = `
  insert into monitoring_figure (id, network_id, programme, at, measure, value, source, remark)
  select x.id, n.id, x.programme, x.at, x.measure, x.value, x.source, x.remark
    from jsonb_to_recordset($1::jsonb) as x(id uuid, network text, programme text, at text, measure text, value text, source text, remark text)
    left join network n on n.code = x.network
  on conflict (programme, at, measure, source) do update set network_id = excluded.network_id, value = excluded.value, remark = excluded.remark
    where (monitoring_figure.network_id, monitoring_figure.value, monitoring_figure.remark)
      is distinct from (excluded.network_id, excluded.value, excluded.remark)`;
