import { Injectable, type OnModuleInit } from '@nestjs/common';
import { iso } from '@peerpolis/assessments';
import { ExpectedSources, type ExpectedItem, type ExpectedSource } from '@peerpolis/people';
import { Clock, Db, inNetwork } from '@peerpolis/platform';

interface Row {
  id: string;
  kind: 'publish' | 'open-stage';
  cycle: string;
  count: number;
  dueAt: string;
  timeZone: string;
}

const NEXT = `case c.state when 'draft' then 'self-assessment' when 'self-assessment' then 'review' when 'review' then 'moderation'
  when 'moderation' then 'reply' when 'reply' then 'publication' end`;

/** What the cycles of the person's network ask of it: to open the stage whose date has come, to publish. */
@Injectable()
export class CyclesExpect implements ExpectedSource, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sources: ExpectedSources,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  async expected(): Promise<ExpectedItem[]> {
    const rows = await this.db.query<Row>(
      `select c.id, case when c.state = 'publication' then 'publish' else 'open-stage' end as kind, c.title as cycle,
         case when c.state = 'publication' then (select count(*)::integer from dossier d where d.cycle_id = c.id and d.state = 'settled') else 1 end as count,
         ${iso(`case when c.state = 'publication' then s.closes_at else s.opens_at end`)} as "dueAt", c.time_zone as "timeZone"
       from cycle c join cycle_stage s on s.cycle_id = c.id and s.stage = coalesce(${NEXT}, c.state)
       where not c.historical and (c.state = 'publication' or s.opens_at <= $1) and (${inNetwork('cycle.manage', 'c.network_id')}) order by c.id`,
      [this.clock.now()],
    );
    return rows.map(({ id, ...row }) => ({ ...row, subject: null, path: `/cycles/${id}` }));
  }
}
