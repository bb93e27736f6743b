import { Injectable } from '@nestjs/common';
import { Audit, Db, list, notFound, Refusal, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type NetworkRow, type NetworkView, type UpdateNetwork } from '../contracts.js';

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

  /** @throws Refusal not-found for who may not keep the network, conflict when somebody changed it meanwhile */
  async update(id: string, version: number, { timeZone, smallestGroup }: UpdateNetwork): Promise<NetworkView> {
    if (timeZone !== undefined && !isTimeZone(timeZone)) throw new Refusal('invalid-input', { errors: { timeZone: 'Not a time zone such as "Europe/Paris"' } });
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

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
