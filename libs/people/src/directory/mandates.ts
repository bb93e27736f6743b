import { Injectable } from '@nestjs/common';
import { Clock, Db, Ids, Refusal, type Role } from '@peerpolis/platform';
import { type MandateView } from '../contracts.js';

interface Row {
  id: string;
  person_id: string;
  role: Role;
  network: MandateView['network'];
  member: MandateView['member'];
  valid_from: Date;
  valid_until: Date | null;
}

export interface NewMandate {
  personId: string;
  role: Role;
  networkId: string | null;
  memberId: string | null;
  validFrom?: Date;
  validUntil?: Date | null;
}

/** Who acts for which city or network, in what role, from when until when. */
@Injectable()
export class Mandates {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Mandates of persons that the actor may see, the ended ones too. */
  async of(personIds: readonly string[]): Promise<Map<string, MandateView[]>> {
    const rows = await this.db.query<Row>(
      `select m.id, m.person_id, m.role, m.valid_from, m.valid_until,
         case when n.id is not null then jsonb_build_object('id', n.id, 'name', n.name, 'slug', n.slug) end as network,
         case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name, 'slug', b.slug) end as member
       from mandate m left join network n on n.id = m.network_id left join member b on b.id = m.member_id
       where m.person_id = any($1) order by m.valid_from, m.role, m.id`,
      [personIds],
    );
    const byPerson = new Map<string, MandateView[]>();
    for (const row of rows) {
      const view = { id: row.id, role: row.role, network: row.network, member: row.member, validFrom: row.valid_from.toISOString(), validUntil: row.valid_until?.toISOString() ?? null };
      byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), view]);
    }
    return byPerson;
  }

  /** Grants a mandate under the actor's own rights; one already in force is left as it is. */
  async grant(mandate: NewMandate): Promise<void> {
    const { personId, role, networkId, memberId } = mandate;
    const now = this.clock.now();
    checkShape(mandate);
    const grantedBy = this.db.actor.kind === 'person' ? this.db.actor.personId : null;
    await this.db.query(
      `insert into mandate (id, person_id, role, network_id, member_id, valid_from, valid_until, granted_by)
       select $1::uuid, $2::uuid, $3, $4::uuid, $5::uuid, $6::timestamptz, $7::timestamptz, $8::uuid
       where not exists (select 1 from mandate where person_id = $2::uuid and role = $3 and network_id is not distinct from $4::uuid
         and member_id is not distinct from $5::uuid and (valid_until is null or valid_until > $9::timestamptz))`,
      [this.ids.next(), personId, role, networkId, memberId, mandate.validFrom ?? now, mandate.validUntil ?? null, grantedBy, now],
    );
  }

  async end(id: string, until: Date): Promise<void> {
    const ended = await this.db.query(
      `update mandate set valid_until = greatest($2::timestamptz, valid_from + interval '1 second') where id = $1 returning id`,
      [id, until],
    );
    if (ended.length === 0) throw new Refusal('not-found');
  }
}

/** @throws Refusal invalid-input: a role for a city names a member, one for a network a network. */
function checkShape({ role, networkId, memberId }: NewMandate): void {
  const needsMember = ['coordinator', 'contributor', 'signatory', 'reviewer'].includes(role);
  const needsNetwork = ['reviewer', 'secretariat', 'assigning-officer', 'moderator', 'observer'].includes(role);
  const errors: Record<string, string> = {};
  if (needsMember && !memberId) errors.memberId = `A ${role} acts for a member`;
  if (needsNetwork && !networkId) errors.networkId = `A ${role} acts in a network`;
  if (!needsMember && memberId) errors.memberId = `A ${role} acts for no member`;
  if (role === 'operator' && networkId) errors.networkId = 'An operator acts for the platform';
  if (Object.keys(errors).length > 0) throw new Refusal('invalid-input', { errors });
}
