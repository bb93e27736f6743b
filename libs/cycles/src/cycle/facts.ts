import { Injectable } from '@nestjs/common';
import { Clock, Db, formatMoment, notFound } from '@peerpolis/platform';
import { STAGES } from '../contracts.js';
import { sayIn } from '../texts/index.js';
import { type CycleStateName, type CycleSubject, type StageName } from './machine.js';

export interface CycleFacts {
  id: string;
  networkId: string;
  editionId: string;
  state: CycleStateName;
  title: string;
  timeZone: string;
  blindMode: string;
  /** Members chosen when it was created; null: all current ones. */
  planned: string[] | null;
  mayReveal: boolean;
  revealed: boolean;
  version: number;
  stages: Partial<Record<StageName, { opens: Date; closes: Date }>>;
}

interface Counts {
  filed: number;
  unfiled: number;
  inReview: number;
  disputed: number;
  replying: number;
  settled: number;
  unsettled: number;
}

/** A finding without an answer of the city, or a contested one that nobody has decided. */
const REPLY_OPEN = `exists (select 1 from finding f left join reply r on r.finding_id = f.id where f.dossier_id = d.id and (r.state is null or r.state = 'contested'))`;

const COUNTS = `select
    count(*) filter (where d.submitted_at is not null and d.state not in ('returned', 'withdrawn'))::integer as filed,
    count(*) filter (where d.state in ('enrolled', 'drafting', 'awaiting-signature', 'returned'))::integer as unfiled,
    count(*) filter (where d.state in ('submitted', 'in-review'))::integer as "inReview",
    count(*) filter (where d.state = 'in-moderation' and exists (select 1 from finding f where f.dossier_id = d.id and f.state = 'disputed'))::integer as disputed,
    count(*) filter (where d.state = 'in-reply' and ${REPLY_OPEN})::integer as replying,
    count(*) filter (where d.state = 'settled')::integer as settled,
    count(*) filter (where d.state not in ('settled', 'published', 'on-hold', 'withdrawn'))::integer as unsettled
  from dossier d where d.cycle_id = $1`;

@Injectable()
export class CycleFactsReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Read as the system. @throws Refusal not-found */
  async read(id: string, options: { lock?: boolean } = {}): Promise<CycleFacts> {
    return this.db.elevate(async () => {
      const row = await this.db.one<Omit<CycleFacts, 'stages'>>(
        `select id, network_id as "networkId", edition_id as "editionId", state, title, time_zone as "timeZone", blind_mode as "blindMode", planned, version,
           coalesce((rules->>'revealAfterPublication')::boolean, false) as "mayReveal", revealed_at is not null as revealed
         from cycle where id = $1 ${options.lock ? 'for update' : ''}`,
        [id],
      );
      if (!row) throw notFound();
      const stages = await this.db.query<{ stage: StageName; opens: Date; closes: Date }>(
        `select stage, opens_at as opens, closes_at as closes from cycle_stage where cycle_id = $1`,
        [id],
      );
      return { ...row, stages: Object.fromEntries(stages.map(({ stage, opens, closes }) => [stage, { opens, closes }])) };
    });
  }

  /** Counts over the whole cycle, also over dossiers the actor may not see. */
  async subjectOf(facts: CycleFacts, reason?: string): Promise<CycleSubject> {
    const { locale } = this.db.actor;
    const now = this.clock.now();
    const counts = await this.db.elevate(() => this.db.one<Counts>(COUNTS, [facts.id]));
    const stages = STAGES.map((stage) => {
      const closes = facts.stages[stage]?.closes;
      return [stage, { over: !closes || closes <= now, closes: closes ? formatMoment(locale, closes, facts.timeZone) : '' }] as const;
    });
    return {
      say: sayIn(locale),
      reason,
      stages: Object.fromEntries(stages) as CycleSubject['stages'],
      members: facts.state === 'draft' ? (await this.membersOf(facts)).length : 0,
      filed: counts?.filed ?? 0,
      waiting: {
        'self-assessment': counts?.unfiled ?? 0,
        review: counts?.inReview ?? 0,
        moderation: (counts?.inReview ?? 0) + (counts?.disputed ?? 0),
        reply: counts?.replying ?? 0,
      },
      settled: counts?.settled ?? 0,
      unsettled: counts?.unsettled ?? 0,
      blindMode: facts.blindMode,
      mayReveal: facts.mayReveal,
      revealed: facts.revealed,
    };
  }

  /** Members that opening enrols: the planned ones, else all, as far as they are members of the network now. */
  async membersOf({ networkId, planned }: Pick<CycleFacts, 'networkId' | 'planned'>): Promise<string[]> {
    const rows = await this.db.query<{ member_id: string }>(
      `select member_id from membership where network_id = $1 and standing in ('member', 'reminded', 'grace') and ($2::uuid[] is null or member_id = any($2))
       order by member_id`,
      [networkId, planned],
    );
    return rows.map((row) => row.member_id);
  }
}
