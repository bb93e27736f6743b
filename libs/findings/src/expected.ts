import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpectedSources, type ExpectedItem, type ExpectedSource } from '@peerpolis/people';
import { Db } from '@peerpolis/platform';

/** Disputes for a moderator, findings to answer for a city, contests to decide for a moderator. */
@Injectable()
export class ExpectedFindings implements ExpectedSource, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly sources: ExpectedSources,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  async expected(): Promise<ExpectedItem[]> {
    const rows = await this.db.query<Omit<ExpectedItem, 'dueAt' | 'path'> & { dueAt: Date | null; dossierId: string }>(
      `select w.kind, d.id as "dossierId", c.title as cycle, m.name as subject, count(*)::int as count, coalesce(e.until, g.closes_at) as "dueAt", c.time_zone as "timeZone"
       from (
         select 'settle' as kind, f.dossier_id, 'moderation' as stage from finding f join dossier d on d.id = f.dossier_id left join reply y on y.finding_id = f.id
           where d.network_id = any((select access.networks('finding.settle'))::uuid[])
             and ((d.state = 'in-moderation' and f.state = 'disputed') or (d.state = 'in-reply' and y.state = 'contested'))
         union all
         select 'reply', f.dossier_id, 'reply' from finding f join dossier d on d.id = f.dossier_id left join reply y on y.finding_id = f.id
           where d.state = 'in-reply' and y.finding_id is null
             and d.member_id in (select k.member_id from access.mandates() k where k.role = 'coordinator' and (k.network_id is null or k.network_id = d.network_id))
       ) w join dossier d on d.id = w.dossier_id join member m on m.id = d.member_id join cycle c on c.id = d.cycle_id
       left join cycle_stage g on g.cycle_id = c.id and g.stage = w.stage
       left join dossier_extension e on e.dossier_id = d.id and e.stage = w.stage
       group by w.kind, d.id, c.id, m.id, g.closes_at, e.until`,
    );
    return rows.map(({ dossierId, dueAt, ...row }) => ({
      ...row,
      path: `/dossiers/${dossierId}/${row.kind === 'settle' ? 'moderation' : 'reply'}`,
      dueAt: dueAt?.toISOString() ?? null,
    }));
  }
}
