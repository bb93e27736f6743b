import { Injectable } from '@nestjs/common';
import { Audit, Db, Ids, list, notFound, Refusal, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type CreateNetwork, type NetworkRow, type NetworkView, type UpdateNetwork } from '../contracts.js';
import { slug } from '../files/read-networks.js';

const SPEC: ListSpec = {
  name: 'networks',
  from: 'network n',
  fields: {
    id: 'n.id',
    code: 'n.code',
    slug: 'n.slug',
    name: 'n.name',
    kind: 'n.kind',
    sandbox: 'n.sandbox',
    timeZone: 'n.time_zone',
    members: `(select count(*)::int from membership m where m.network_id = n.id and m.standing <> 'left')`,
    sightings: '(select count(*)::int from membership_sighting s where s.network_id = n.id)',
  },
  sort: ['name', 'code', 'kind', 'members', 'sightings'],
  filters: {
    code: 'n.code = $',
    slug: 'n.slug = $',
    kind: 'n.kind = $',
    sandbox: 'n.sandbox = $::boolean',
    memberId: `exists (select 1 from membership m where m.network_id = n.id and m.member_id = $::uuid and m.standing <> 'left')`,
    function: `n.facts->'functions' ? $`,
  },
  search: ['n.name', 'n.code', `n.facts->>'topic'`],
};

/** Networks as everybody may read them, and the settings their secretariat keeps. */
@Injectable()
export class Networks {
  constructor(
    private readonly db: Db,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  list(query: ListQuery, response?: Response): Promise<NetworkRow[]> {
    return list(this.db, SPEC, query, response);
  }

  /** By id, slug or code. @throws Refusal not-found */
  async find(key: string): Promise<NetworkView> {
    const head = await this.db.one<Pick<NetworkView, 'id' | 'smallestGroup' | 'facts' | 'version'>>(
      `select id, smallest_group as "smallestGroup", facts, version from network where id::text = $1 or slug = $1 or code = $1`,
      [key],
    );
    if (!head) throw notFound();
    const [row] = await this.list({ filter: { id: head.id } });
    if (!row) throw notFound();
    return { ...row, ...head, relations: await this.relations(head.id), figures: await this.figures(head.id) };
  }

  /** @throws Refusal duplicate for a code that is taken, not-found for who is no operator */
  async create({ code, name, kind, timeZone, smallestGroup }: CreateNetwork): Promise<NetworkView> {
    checkTimeZone(timeZone);
    const id = this.ids.next();
    await this.db.query(`insert into network (id, code, slug, name, kind, time_zone, smallest_group) values ($1, $2, $3, $4, $5, $6, $7)`, [
      id,
      code,
      slug(code),
      name,
      kind,
      timeZone,
      smallestGroup,
    ]);
    await this.audit.record({ action: 'network.created', objectType: 'network', objectId: id, networkId: id, details: { code } });
    return this.find(id);
  }

  /** @throws Refusal not-found for who may not keep the network, conflict when somebody changed it meanwhile */
  async update(id: string, version: number, { timeZone, smallestGroup }: UpdateNetwork): Promise<NetworkView> {
    if (timeZone !== undefined) checkTimeZone(timeZone);
    const current = await this.find(id);
    if (current.version !== version) throw new Refusal('conflict', { current });
    const written = await this.db.query(
      `update network set time_zone = coalesce($3, time_zone), smallest_group = coalesce($4, smallest_group), version = version + 1
       where id = $1 and version = $2 returning id`,
      [current.id, version, timeZone ?? null, smallestGroup ?? null],
    );
    if (written.length === 0) throw notFound();
    await this.audit.record({ action: 'network.changed', objectType: 'network', objectId: current.id, networkId: current.id, details: { timeZone, smallestGroup } });
    return this.find(current.id);
  }

  private relations(id: string): Promise<NetworkView['relations']> {
    return this.db.query(
      `select r.kind, case when r.network_id = $1 then 'to' else 'from' end as direction, jsonb_build_object('id', n.id, 'name', n.name, 'slug', n.slug) as network
       from network_relation r join network n on n.id = case when r.network_id = $1 then r.related_id else r.network_id end
       where r.network_id = $1 or r.related_id = $1 order by r.kind, n.name`,
      [id],
    );
  }

  private figures(id: string): Promise<NetworkView['figures']> {
    return this.db.query(`select programme, at, measure, value, source, remark from monitoring_figure where network_id = $1 order by at, measure, source`, [id]);
  }
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Refusal('invalid-input', { errors: { timeZone: 'Not a time zone such as "Europe/Paris"' } });
  }
}
