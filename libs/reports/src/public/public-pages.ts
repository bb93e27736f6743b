import { Injectable } from '@nestjs/common';
import { iso } from '@peerpolis/assessments';
import { Db, list, notFound, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type PublicCycle, type PublicCycleLink, type PublicCycleRow, type PublicMember, type PublicNetwork, type PublicNetworkRow, type ReportView } from '../contracts.js';
import { listReports } from '../report-rows.js';

const NETWORKS: ListSpec = {
  name: 'networks',
  textKey: true,
  from: 'network w',
  fields: {
    id: 'w.slug',
    slug: 'w.slug',
    name: 'w.name',
    kind: 'w.kind',
    sandbox: 'w.sandbox',
    members: `(select count(*)::int from membership s where s.network_id = w.id and s.standing <> 'left')`,
    cycles: '(select count(*)::int from cycle c where c.network_id = w.id)',
  },
  sort: ['name', 'kind', 'members', 'cycles'],
  filters: { slug: 'w.slug = $', kind: 'w.kind = $', sandbox: 'w.sandbox = $::boolean' },
  search: ['w.name'],
};

const CYCLES: ListSpec = {
  name: 'cycles',
  textKey: true,
  from: 'cycle c join network w on w.id = c.network_id join edition e on e.id = c.edition_id join standard s on s.id = e.standard_id',
  fields: {
    id: 'c.slug',
    slug: 'c.slug',
    title: 'c.title',
    state: 'c.state',
    standardTitle: 's.title',
    publishedAt: iso('c.published_at'),
    network: `jsonb_build_object('slug', w.slug, 'name', w.name, 'sandbox', w.sandbox)`,
    historical: 'c.historical',
    published: `(select count(*)::int from dossier d where d.cycle_id = c.id and d.state = 'published')`,
  },
  sort: ['publishedAt', 'title', 'state', 'published'],
  filters: { slug: 'c.slug = $', network: 'w.slug = $', state: 'c.state = $', historical: 'c.historical = $::boolean' },
  search: ['c.title', 'w.name'],
};

/** Rows that a reader has no name for: a double-blind cycle keeps the member of a dossier until its reveal. */
const KNOWN = `access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed)`;
const MOST = 2000;

/** Pages for everybody. Runs as nobody in particular, whoever is signed in: what is not public does not exist here. */
@Injectable()
export class PublicPages {
  constructor(private readonly db: Db) {}

  async networks(query: ListQuery, response: Response): Promise<PublicNetworkRow[]> {
    return (await list<PublicNetworkRow & { id: string }>(this.db, NETWORKS, query, response)).map(({ id: _, ...row }) => row);
  }

  async cycles(query: ListQuery, response?: Response): Promise<PublicCycleRow[]> {
    const rows = await list<PublicCycleRow & { id: string }>(this.db, CYCLES, { sort: ['publishedAt', 'DESC'], ...query }, response);
    return rows.map(({ id: _, ...row }) => row);
  }

  async network(slug: string): Promise<PublicNetwork> {
    const head = await this.db.one<{ id: string } & Pick<PublicNetwork, 'slug' | 'name' | 'kind' | 'sandbox' | 'facts'>>(
      `select id, slug, name, kind, sandbox, facts from network where slug = $1`,
      [slug],
    );
    if (!head) throw notFound();
    const { id, ...network } = head;
    const members = await this.db.query<PublicNetwork['members'][number]>(
      `select m.slug, m.name, m.country, s.category, s.standing from membership s join member m on m.id = s.member_id
       where s.network_id = $1 and s.standing <> 'left' order by lower(m.name), m.id limit ${MOST}`,
      [id],
    );
    const cycles = await this.cycles({ filter: { network: slug }, range: [0, MOST - 1] });
    return { ...network, members, cycles: cycles.map(linkOf) };
  }

  async cycle(slug: string): Promise<PublicCycle> {
    const [row] = await this.cycles({ filter: { slug } });
    const head = await this.db.one<{ id: string; timeZone: string; stages: PublicCycle['stages'] }>(
      `select c.id, c.time_zone as "timeZone", (select coalesce(jsonb_agg(jsonb_build_object('stage', g.stage, 'opensAt', ${iso('g.opens_at')}, 'closesAt', ${iso('g.closes_at')})
           order by g.opens_at), '[]') from cycle_stage g where g.cycle_id = c.id) as stages
       from cycle c where c.slug = $1`,
      [slug],
    );
    if (!row || !head) throw notFound();
    const members = await this.db.query<PublicCycle['members'][number]>(
      `select m.slug, m.name, m.country, d.id as "dossierId", d.state = 'published' as published from dossier d join member m on m.id = d.member_id
       where d.cycle_id = $1 and ${KNOWN} order by lower(m.name), m.id limit ${MOST}`,
      [head.id],
    );
    const reports = await this.reports({ cycleId: head.id, kind: 'network' });
    return { ...linkOf(row), network: row.network, historical: row.historical, stages: head.stages, timeZone: head.timeZone, members, reports };
  }

  async member(slug: string): Promise<PublicMember> {
    const head = await this.db.one<{ id: string } & Pick<PublicMember, 'slug' | 'name' | 'country' | 'city'>>(
      `select m.id, m.slug, m.name, m.country, case when t.id is not null then jsonb_build_object('population', t.population, 'populationAsOf', t.population_as_of,
         'latitude', t.latitude, 'longitude', t.longitude, 'status', t.status) end as city
       from member m left join city t on t.id = m.city_id where m.slug = $1`,
      [slug],
    );
    if (!head) throw notFound();
    const { id, ...member } = head;
    const networks = await this.db.query<PublicMember['networks'][number]>(
      `select w.slug, w.name, s.category from membership s join network w on w.id = s.network_id where s.member_id = $1 and s.standing <> 'left' order by lower(w.name), w.id`,
      [id],
    );
    const sightings = await this.db.query<PublicMember['sightings'][number]>(
      `select list_label as network, role, as_of as "asOf", source, confidence from membership_sighting where member_id = $1 order by seen_from, list_label, role`,
      [id],
    );
    return { ...member, networks, sightings, results: await this.results(id) };
  }

  private async results(memberId: string): Promise<PublicMember['results']> {
    const dossiers = await this.db.query<{ id: string; slug: string }>(
      `select d.id, c.slug from dossier d join cycle c on c.id = d.cycle_id where d.member_id = $1 and d.state = 'published' and ${KNOWN} order by d.published_at desc, d.id limit 200`,
      [memberId],
    );
    if (dossiers.length === 0) return [];
    const cycles = new Map((await this.cycles({ filter: { slug: dossiers.map((dossier) => dossier.slug) }, range: [0, 199] })).map((cycle) => [cycle.slug, cycle]));
    const reports = await this.reports({ dossierId: dossiers.map((dossier) => dossier.id) });
    return dossiers.flatMap((dossier) => {
      const cycle = cycles.get(dossier.slug);
      return cycle ? [{ cycle: linkOf(cycle), dossierId: dossier.id, reports: reports.filter((report) => report.dossierId === dossier.id) }] : [];
    });
  }

  /** Only what can be opened. */
  private reports(filter: Record<string, string | string[]>): Promise<ReportView[]> {
    return listReports(this.db, { filter: { ...filter, state: 'ready' }, sort: ['format', 'ASC'], range: [0, MOST - 1] });
  }
}

const linkOf = ({ slug, title, state, standardTitle, publishedAt }: PublicCycleRow): PublicCycleLink => ({ slug, title, state, standardTitle, publishedAt });
