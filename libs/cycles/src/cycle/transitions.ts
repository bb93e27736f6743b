import { Injectable } from '@nestjs/common';
import { Dossiers, Enrolment } from '@peerpolis/assessments';
import { Clock, Db, History, Refusal } from '@peerpolis/platform';
import { Cycles } from './cycles.js';
import { CycleFactsReader, type CycleFacts } from './facts.js';
import { CycleMachine, type CycleEventName, type CycleStateName } from './machine.js';

/** Moves cycles on, and with them the dossiers that are ready. */
@Injectable()
export class CycleTransitions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cycles: Cycles,
    private readonly facts: CycleFactsReader,
    private readonly history: History,
    private readonly dossiers: Dossiers,
    private readonly enrolment: Enrolment,
  ) {}

  /** @throws Refusal not-found, wrong-state with the reason, already-done */
  async act(id: string, event: CycleEventName, reason?: string): Promise<CycleStateName> {
    await this.cycles.manage(id);
    const facts = await this.facts.read(id, { lock: true });
    const repeated = CycleMachine.table.some((row) => row.event === event && row.to === facts.state && row.from !== row.to);
    if (repeated) throw new Refusal('already-done', { params: { event, state: facts.state } });
    const to = CycleMachine.next(facts.state, event, await this.facts.subjectOf(facts, reason));
    const members = event === 'open' ? await this.facts.membersOf(facts) : [];
    const now = this.clock.now();
    await this.db.query(
      `update cycle set state = $2, version = version + 1,
         published_at = case when $3 then $5::timestamptz else published_at end, revealed_at = case when $4 then $5::timestamptz else revealed_at end
       where id = $1`,
      [id, to, event === 'publish', event === 'reveal', now],
    );
    await this.history.record({ machine: 'cycle', objectId: id, networkId: facts.networkId, event, from: facts.state, to, reason: reason ?? null });
    await this.db.elevate(() => this.follow(facts, event, members));
    return to;
  }

  /** Enrols members of the network in a cycle that runs. @returns how many are new. @throws Refusal not-found, wrong-state, invalid-input */
  async enrol(id: string, memberIds: string[]): Promise<number> {
    await this.cycles.manage(id);
    const { state, networkId } = await this.facts.read(id, { lock: true });
    if (state !== 'self-assessment') {
      const detail = state === 'draft' ? 'Opening the cycle enrols its members' : 'Members are enrolled during the self-assessment';
      throw new Refusal('wrong-state', { detail, params: { state } });
    }
    const members = new Set(await this.facts.membersOf({ networkId, planned: memberIds }));
    const strangers = memberIds.flatMap((member, at) => (members.has(member) ? [] : [[at, 'Not a current member of the network'] as const]));
    if (strangers.length > 0) throw new Refusal('invalid-input', { errors: { memberIds: Object.fromEntries(strangers) } });
    return this.enrolment.enrol(id, [...members]);
  }

  private async follow({ id }: CycleFacts, event: CycleEventName, members: string[]): Promise<void> {
    switch (event) {
      case 'open':
        await this.enrolment.enrol(id, members);
        return;
      case 'publish':
        for (const dossier of await this.dossiersIn(id, ['settled'])) await this.dossiers.transition(dossier, 'publish');
        return;
      case 'reveal':
        await this.db.query(`update dossier set revealed = true where cycle_id = $1`, [id]);
        return;
      case 'close':
        return;
      default:
        for (const dossier of await this.dossiersIn(id, ['submitted', 'in-review', 'in-moderation', 'in-reply'])) await this.dossiers.advance(dossier);
    }
  }

  private async dossiersIn(cycleId: string, states: string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(`select id from dossier where cycle_id = $1 and state = any($2) order by id`, [cycleId, states]);
    return rows.map((row) => row.id);
  }
}
