import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpectedSources, type ExpectedItem, type ExpectedSource } from '@peerpolis/people';
import { Db } from '@peerpolis/platform';
import { OPEN_STATES } from './machine.js';

interface Row {
  kind: ExpectedItem['kind'];
  id: string;
  cycle: string;
  subject: string | null;
  count: number;
  dueAt: Date | null;
  timeZone: string;
}

/** Requests to answer and dossiers to score for a reviewer; dossiers without enough reviewers for the assigning officer. */
@Injectable()
export class ExpectedReviews implements ExpectedSource, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly sources: ExpectedSources,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  async expected(): Promise<ExpectedItem[]> {
    const own = await this.db.query<Row>(
      `select case when r.state = 'invited' then 'answer-invitation' else 'score' end as kind, r.id, c.title as cycle,
         case when access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed) then m.name else d.pseudonym end as subject,
         1 as count, r.due_at as "dueAt", c.time_zone as "timeZone"
       from review_identity i join review r on r.id = i.review_id join dossier d on d.id = r.dossier_id join cycle c on c.id = d.cycle_id join member m on m.id = d.member_id
       where i.person_id = access.person() and r.state = any($1) and (r.state = 'invited' or d.state = 'in-review')`,
      [OPEN_STATES],
    );
    const lacking = await this.db.query<Row>(
      `select 'assign' as kind, c.id, c.title as cycle, null as subject, count(*)::int as count, g.closes_at as "dueAt", c.time_zone as "timeZone"
       from dossier d join cycle c on c.id = d.cycle_id left join cycle_stage g on g.cycle_id = c.id and g.stage = 'review'
       where d.network_id = any((select access.networks('review.assign'))::uuid[]) and d.state in ('submitted', 'in-review') and c.state in ('self-assessment', 'review')
         and (select count(*) from review r where r.dossier_id = d.id and r.state in ('invited', 'accepted', 'scoring', 'reopened', 'submitted')) < (c.rules->>'reviewersPerDossier')::int
       group by c.id, g.closes_at`,
    );
    return [...own.map((row) => item(row, `/reviews/${row.id}`)), ...lacking.map((row) => item(row, `/cycles/${row.id}/assignment`))];
  }
}

const item = ({ id: _, dueAt, ...row }: Row, path: string): ExpectedItem => ({ ...row, path, dueAt: dueAt?.toISOString() ?? null });
