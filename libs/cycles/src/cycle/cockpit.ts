import { Injectable } from '@nestjs/common';
import { iso } from '@peerpolis/assessments';
import { Clock, Db, inNetwork, notFound } from '@peerpolis/platform';
import { type CockpitView } from '../contracts.js';

const MOST_LATE = 500;

const byState = (table: string, from: string): string =>
  `(select coalesce(jsonb_object_agg(g.state, g.n), '{}') from (select ${table}.state, count(*)::integer as n from ${from} group by 1) g)`;

/** Active reviews of a dossier; one declined or replaced does not count. */
const REVIEWS = `(select count(*) from review v where v.dossier_id = d.id and v.state in ('invited', 'accepted', 'scoring', 'submitted', 'reopened', 'settled'))`;

/** Where everybody stands, for those who run the cycle: over the dossiers they may see, so without those of their own city. */
@Injectable()
export class Cockpit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found to whoever does not run the cycle */
  async of(cycleId: string): Promise<CockpitView> {
    const counts = await this.db.one<Omit<CockpitView, 'late'>>(
      `select ${byState('d', 'dossier d where d.cycle_id = c.id')} as dossiers,
         ${byState('v', 'review v join dossier d on d.id = v.dossier_id where d.cycle_id = c.id')} as reviews,
         ${byState('f', 'finding f join dossier d on d.id = f.dossier_id where d.cycle_id = c.id')} as findings,
         (select count(*)::integer from dossier d where d.cycle_id = c.id and d.state in ('submitted', 'in-review')
            and ${REVIEWS} < coalesce((c.rules->>'reviewersPerDossier')::integer, 1)) as unassigned
       from cycle c where c.id = $1 and (${inNetwork('cycle.read-draft', 'c.network_id')})`,
      [cycleId],
    );
    if (!counts) throw notFound();
    return { ...counts, late: await this.late(cycleId) };
  }

  /** Dossiers that should be further: the end of the stage they work towards, or of their extension, has passed. */
  private late(cycleId: string): Promise<CockpitView['late']> {
    return this.db.query<CockpitView['late'][number]>(
      `select d.id as "dossierId", m.name as member, d.state, s.stage, ${iso('greatest(s.closes_at, x.until)')} as "dueAt", d.answered, d.questions
       from dossier d join member m on m.id = d.member_id
         join cycle_stage s on s.cycle_id = d.cycle_id and s.stage = case when d.state in ('enrolled', 'drafting', 'awaiting-signature', 'returned') then 'self-assessment'
           when d.state in ('submitted', 'in-review') then 'review' when d.state = 'in-moderation' then 'moderation' when d.state = 'in-reply' then 'reply'
           when d.state = 'settled' then 'publication' end
         left join dossier_extension x on x.dossier_id = d.id and x.stage = s.stage
       where d.cycle_id = $1 and greatest(s.closes_at, x.until) <= $2 order by greatest(s.closes_at, x.until), m.name, d.id limit ${MOST_LATE}`,
      [cycleId, this.clock.now()],
    );
  }
}
