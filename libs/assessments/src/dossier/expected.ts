import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Db, onDossier } from '@peerpolis/platform';
import { ExpectedSources, type ExpectedItem, type ExpectedSource } from '@peerpolis/people';
import { iso } from '../sql.js';

interface Row {
  id: string;
  kind: 'file' | 'sign';
  cycle: string;
  subject: string;
  count: number;
  dueAt: string | null;
  timeZone: string;
}

const PATHS = { file: '', sign: '/sign' } as const;

/** What the dossiers of the person's own city ask of it now. Replies are asked for by the findings, which know how many are open. */
@Injectable()
export class DossiersExpect implements ExpectedSource, OnModuleInit {
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
      `with waiting as (
         select d.*, case when ${onDossier('answer.write')} then 'file' when ${onDossier('dossier.sign')} then 'sign' end as kind
         from dossier d where d.state in ('enrolled', 'drafting', 'returned', 'awaiting-signature'))
       select w.id, w.kind, c.title as cycle, m.name as subject, case when w.kind = 'file' then w.questions - w.answered else 1 end as count,
         ${iso('greatest(s.closes_at, x.until)')} as "dueAt", c.time_zone as "timeZone"
       from waiting w join cycle c on c.id = w.cycle_id join member m on m.id = w.member_id
         left join cycle_stage s on s.cycle_id = c.id and s.stage = 'self-assessment'
         left join dossier_extension x on x.dossier_id = w.id and x.stage = s.stage
       where w.kind is not null and (c.state = s.stage or x.until > $1) order by w.id`,
      [this.clock.now()],
    );
    return rows.map(({ id, ...row }) => ({ ...row, path: `/dossiers/${id}${PATHS[row.kind]}` }));
  }
}
