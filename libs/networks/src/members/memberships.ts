import { Injectable } from '@nestjs/common';
import { Audit, Db, Ids, list, notFound, Refusal, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type CreateMembership, type MembershipView, type UpdateMembership } from '../contracts.js';

const pair = (row: string): string => `jsonb_build_object('id', ${row}.id, 'name', ${row}.name, 'slug', ${row}.slug)`;

const SPEC: ListSpec = {
  name: 'memberships',
  from: 'membership s join network n on n.id = s.network_id join member m on m.id = s.member_id',
  fields: {
    id: 's.id',
    network: pair('n'),
    member: pair('m'),
    category: 's.category',
    since: 's.since::text',
    until: 's.until::text',
    standing: 's.standing',
    version: 's.version',
    memberName: 'm.name',
    networkName: 'n.name',
  },
  sort: ['memberName', 'networkName', 'category', 'since', 'standing'],
  filters: { networkId: 's.network_id = $::uuid', memberId: 's.member_id = $::uuid', standing: 's.standing = $', category: 's.category = $' },
  search: ['m.name', 'n.name'],
};

/** Who belongs to which network, in what standing. Dates are known to the network only; lists that were seen give none. */
@Injectable()
export class Memberships {
  constructor(
    private readonly db: Db,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  async list(query: ListQuery, response?: Response): Promise<MembershipView[]> {
    const rows = await list<MembershipView & { memberName: string; networkName: string }>(this.db, SPEC, query, response);
    return rows.map(({ memberName: _member, networkName: _network, ...view }) => view);
  }

  /** @throws Refusal not-found */
  async find(id: string): Promise<MembershipView> {
    const [view] = await this.list({ filter: { id } });
    if (!view) throw notFound();
    return view;
  }

  /** @throws Refusal duplicate for a member that is one already, not-found for a network of others */
  async create({ networkId, memberId, category, since }: CreateMembership): Promise<MembershipView> {
    const known = await this.db.one<{ member: boolean; network: boolean; current: boolean }>(
      `select exists (select 1 from member where id = $1) as member, exists (select 1 from network where id = $2) as network,
         exists (select 1 from membership where member_id = $1 and network_id = $2 and standing <> 'left') as current`,
      [memberId, networkId],
    );
    if (!known?.member) throw new Refusal('invalid-input', { errors: { memberId: 'No such member' } });
    if (!known.network) throw new Refusal('invalid-input', { errors: { networkId: 'No such network' } });
    if (known.current) throw new Refusal('duplicate', { detail: 'This is a member of the network already' });
    const id = this.ids.next();
    await this.db.query(`insert into membership (id, network_id, member_id, category, since) values ($1, $2, $3, $4, $5)`, [id, networkId, memberId, category, since]);
    await this.audit.record({ action: 'membership.created', objectType: 'membership', objectId: id, networkId, details: { memberId, category, since } });
    return this.find(id);
  }

  /** @throws Refusal invalid-input when it would end before it starts, conflict when somebody changed it meanwhile */
  async update(id: string, version: number, input: UpdateMembership): Promise<MembershipView> {
    const current = await this.find(id);
    if (current.version !== version) throw new Refusal('conflict', { current });
    const { category, since, until, standing } = { ...current, ...input };
    if (since !== null && until !== null && until < since) throw new Refusal('invalid-input', { errors: { until: 'The membership would end before it starts' } });
    const written = await this.db.query(
      `update membership set category = $3, since = $4, until = $5, standing = $6, version = version + 1 where id = $1 and version = $2 returning id`,
      [id, version, category, since, until, standing],
    );
    if (written.length === 0) throw notFound();
    await this.audit.record({ action: 'membership.changed', objectType: 'membership', objectId: id, networkId: current.network.id, details: { ...input } });
    return this.find(id);
  }
}
