import { Injectable } from '@nestjs/common';
import { Clock, Db, Ids, list, notFound, Refusal, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type Invite, type PersonView } from '../contracts.js';
import { Links } from '../sign-in/links.js';
import { Sessions } from '../sign-in/sessions.js';
import { Mandates } from './mandates.js';

type Row = Omit<PersonView, 'mandates'>;

const SPEC: ListSpec = {
  name: 'people',
  from: 'person p',
  fields: { id: 'p.id', name: 'p.name', email: 'p.email', locale: 'p.locale', active: 'p.disabled_at is null' },
  sort: ['name', 'email'],
  filters: {
    networkId: 'exists (select 1 from mandate m where m.person_id = p.id and m.network_id = $::uuid)',
    memberId: 'exists (select 1 from mandate m where m.person_id = p.id and m.member_id = $::uuid)',
    role: 'exists (select 1 from mandate m where m.person_id = p.id and m.role = $)',
  },
  search: ['p.name', 'p.email'],
};

/** Persons a secretariat works with: seen, invited, given mandates. */
@Injectable()
export class Persons {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly mandates: Mandates,
    private readonly links: Links,
    private readonly sessions: Sessions,
  ) {}

  async list(query: ListQuery, response?: Response): Promise<PersonView[]> {
    return this.withMandates(await list<Row>(this.db, SPEC, query, response));
  }

  async find(id: string): Promise<PersonView> {
    const [person] = await this.withMandates(await list<Row>(this.db, SPEC, { filter: { id } }));
    if (!person) throw notFound();
    return person;
  }

  /**
   * Gives a person a mandate; a person who is new gets an account and an invitation. The mandate is written under the inviter's own
   * rights, so nobody can invite into a network that is not theirs.
   */
  async invite(input: Invite): Promise<PersonView> {
    const { id, isNew } = await this.db.elevate(() => this.ensure(input));
    await this.mandates.grant({
      personId: id,
      role: input.role,
      networkId: input.networkId,
      memberId: input.memberId,
      ...(input.validFrom ? { validFrom: new Date(input.validFrom) } : {}),
      validUntil: input.validUntil ? new Date(input.validUntil) : null,
    });
    if (isNew) await this.sendInvitation(id, input);
    this.sessions.forgetPerson(id);
    return this.find(id);
  }

  private async ensure(input: Invite): Promise<{ id: string; isNew: boolean }> {
    const created = await this.db.one<{ id: string }>(
      `insert into person (id, email, name, locale, created_at) values ($1, $2, $3, $4, $5) on conflict (lower(email)) do nothing returning id`,
      [this.ids.next(), input.email, input.name, input.locale, this.clock.now()],
    );
    if (created) return { id: created.id, isNew: true };
    const known = await this.db.one<{ id: string; has_password: boolean }>(
      `select id, password_hash is not null as has_password from person where lower(email) = lower($1) and disabled_at is null`,
      [input.email],
    );
    if (!known) throw new Refusal('conflict', { detail: 'This account is closed' });
    return { id: known.id, isNew: !known.has_password };
  }

  private async sendInvitation(personId: string, input: Invite): Promise<void> {
    await this.db.elevate(async () => {
      const words = await this.db.one<{ network: string | null; member: string | null }>(
        `select (select name from network where id = $1) as network, (select name from member where id = $2) as member`,
        [input.networkId, input.memberId],
      );
      await this.links.send(
        'invitation',
        { id: personId, email: input.email, name: input.name, locale: input.locale },
        { network: words?.network ?? words?.member ?? 'Peerpolis', role: input.role },
      );
    });
  }

  private async withMandates(rows: Row[]): Promise<PersonView[]> {
    const mandates = await this.mandates.of(rows.map((row) => row.id));
    return rows.map((row) => ({ ...row, mandates: mandates.get(row.id) ?? [] }));
  }
}
