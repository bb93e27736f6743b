import { Injectable } from '@nestjs/common';
import { Clock, Db, History, Ids, Randomness } from '@peerpolis/platform';
import { Recipients } from './recipients.js';

interface CycleOf {
  id: string;
  network_id: string;
  edition_id: string;
  blind_mode: string;
  title: string;
  time_zone: string;
  closes_at: Date;
  questions: number;
}

/** Letters and digits that nobody confuses. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Members take part in a cycle. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly randomness: Randomness,
    private readonly history: History,
    private readonly recipients: Recipients,
  ) {}

  /**
   * Enrols members in a cycle and tells their coordinators. A member that takes part already is left as it is, and nobody is told
   * twice. Rights are the caller's matter; runs as the system inside the caller's transaction.
   * @returns how many are new
   */
  enrol(cycleId: string, memberIds: readonly string[]): Promise<number> {
    return this.db.elevate(async () => {
      const cycle = await this.cycle(cycleId);
      let enrolled = 0;
      // In random order: keys ascend, and in a double-blind cycle the order of keys must not follow the alphabet of the members.
      for (const memberId of this.randomness.shuffle([...memberIds].sort())) if (await this.enrolOne(cycle, memberId)) enrolled++;
      return enrolled;
    });
  }

  private async enrolOne(cycle: CycleOf, memberId: string): Promise<boolean> {
    const id = this.ids.next();
    const created = await this.db.query<{ name: string }>(
      `insert into dossier (id, cycle_id, network_id, member_id, edition_id, state, pseudonym, blind_mode, questions, enrolled_at)
       values ($1, $2, $3, $4, $5, 'enrolled', $6, $7, $8, $9) on conflict (cycle_id, member_id) do nothing
       returning (select name from member m where m.id = member_id)`,
      [id, cycle.id, cycle.network_id, memberId, cycle.edition_id, this.pseudonym(), cycle.blind_mode, cycle.questions, this.clock.now()],
    );
    if (!created[0]) return false;
    await this.history.record({ machine: 'dossier', objectId: id, dossierId: id, networkId: cycle.network_id, event: 'enrol', from: null, to: 'enrolled' });
    await this.recipients.tell(await this.recipients.ofMember(memberId, cycle.network_id, ['coordinator']), {
      kind: 'enrolled',
      path: `/dossiers/${id}`,
      params: { cycle: cycle.title, member: created[0].name },
      until: { at: cycle.closes_at, timeZone: cycle.time_zone },
      key: `enrolled:${id}`,
    });
    return true;
  }

  private async cycle(id: string): Promise<CycleOf> {
    const cycle = await this.db.one<CycleOf>(
      `select c.id, c.network_id, c.edition_id, c.blind_mode, c.title, c.time_zone, s.closes_at,
         (select count(*)::integer from node n where n.edition_id = c.edition_id and n.kind = 'indicator') as questions
       from cycle c join cycle_stage s on s.cycle_id = c.id and s.stage = 'self-assessment' where c.id = $1`,
      [id],
    );
    if (!cycle) throw new Error('Enrolment in a cycle that does not exist');
    return cycle;
  }

  /** What a double-blind cycle calls the member, e.g. "M-7KQ3XW": 31^6 of them, so two alike in a cycle are not to be expected. */
  private pseudonym(): string {
    return `M-${Array.from({ length: 6 }, () => ALPHABET[this.randomness.integer(ALPHABET.length)]).join('')}`;
  }
}
