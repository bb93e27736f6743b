import { Injectable } from '@nestjs/common';
import { Audit, Db, Ids, list, notFound, Refusal, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type CreateMember, type MemberRow, type MemberView, type UpdateMember } from '../contracts.js';
import { COUNTRY_CODES } from '../files/countries.js';
import { memberSlug } from '../files/read-networks.js';
import { Memberships } from './memberships.js';

const SPEC: ListSpec = {
  name: 'members',
  from: 'member m left join city c on c.id = m.city_id',
  fields: {
    id: 'm.id',
    slug: 'm.slug',
    name: 'm.name',
    kind: 'm.kind',
    country: 'm.country',
    sandbox: 'm.sandbox',
    population: 'c.population',
    identity: 'c.status',
    networks: `(select count(*)::int from membership s where s.member_id = m.id and s.standing <> 'left')`,
  },
  sort: ['name', 'country', 'kind', 'population', 'networks'],
  filters: {
    slug: 'm.slug = $',
    country: 'm.country = $',
    kind: 'm.kind = $',
    sandbox: 'm.sandbox = $::boolean',
    identity: 'c.status = $',
    networkId: `exists (select 1 from membership s where s.member_id = m.id and s.network_id = $::uuid and s.standing <> 'left')`,
  },
  search: ['m.name'],
};

/** Members: the units that report, mostly cities. */
@Injectable()
export class Members {
  constructor(
    private readonly db: Db,
    private readonly ids: Ids,
    private readonly memberships: Memberships,
    private readonly audit: Audit,
  ) {}

  list(query: ListQuery, response?: Response): Promise<MemberRow[]> {
    return list(this.db, SPEC, query, response);
  }

  /** By id or slug. @throws Refusal not-found */
  async find(key: string): Promise<MemberView> {
    const head = await this.db.one<Pick<MemberView, 'id' | 'version' | 'city'>>(
      `select m.id, m.version, case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name, 'country', c.country, 'population', c.population,
         'populationAsOf', c.population_as_of, 'latitude', c.latitude, 'longitude', c.longitude, 'geonamesId', c.geonames_id, 'status', c.status,
         'candidates', c.candidates) end as city
       from member m left join city c on c.id = m.city_id where m.id::text = $1 or m.slug = $1`,
      [key],
    );
    if (!head) throw notFound();
    const [row] = await this.list({ filter: { id: head.id } });
    if (!row) throw notFound();
    const memberships = await this.memberships.list({ filter: { memberId: head.id }, range: [0, 1999] });
    return { ...row, ...head, memberships, sightings: await this.sightings(head.id) };
  }

  /**
   * A new member of a network, under the rights of who acts. Another place of the same name in the country is another member; who
   * means one that exists adds a membership instead.
   * @throws Refusal invalid-input for an unknown country, not-found for a network of others
   */
  async create({ name, kind, country, networkId, category, since }: CreateMember): Promise<MemberView> {
    checkCountry(country);
    const id = this.ids.next();
    // A town of a sandbox network is a sandbox town, whoever makes it.
    await this.db.query(
      `insert into member (id, slug, name, kind, country, sandbox) values ($1, $2, $3, $4, $5, coalesce((select sandbox from network where id = $6), false))`,
      [id, await this.freeSlug(name, country), name, kind, country, networkId],
    );
    await this.memberships.create({ memberId: id, networkId, category, since });
    return this.find(id);
  }

  /**
   * Corrects name, kind or country; the address in links stays.
   * @throws Refusal conflict when somebody changed it meanwhile, not-found for a member that belongs to networks of others too
   */
  async update(key: string, version: number, input: UpdateMember): Promise<MemberView> {
    if (input.country !== undefined) checkCountry(input.country);
    const current = await this.find(key);
    if (current.version !== version) throw new Refusal('conflict', { current });
    const { id, name, kind, country } = { ...current, ...input };
    const written = await this.db.query(`update member set name = $3, kind = $4, country = $5, version = version + 1 where id = $1 and version = $2 returning id`, [
      id,
      version,
      name,
      kind,
      country,
    ]);
    if (written.length === 0) throw notFound();
    await this.audit.record({ action: 'member.changed', objectType: 'member', objectId: id, networkId: null, details: { ...input } });
    return this.find(id);
  }

  private async freeSlug(name: string, country: string): Promise<string> {
    const wanted = memberSlug(name, country);
    const taken = await this.db.query<{ slug: string }>(`select slug from member where slug = $1 or slug like $1 || '-%'`, [wanted]);
    const slugs = new Set(taken.map((row) => row.slug));
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? wanted : `${wanted}-${n}`;
      if (!slugs.has(candidate)) return candidate;
    }
  }

  private sightings(memberId: string): Promise<MemberView['sightings']> {
    return this.db.query(
      `select list_label as network, network_id as "networkId", role, kind, as_of as "asOf", source, confidence
       from membership_sighting where member_id = $1 order by seen_from, list_label, role`,
      [memberId],
    );
  }
}

function checkCountry(code: string): void {
  if (!COUNTRY_CODES.has(code)) throw new Refusal('invalid-input', { errors: { country: 'No country has this code' } });
}
