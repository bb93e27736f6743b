import { Injectable } from '@nestjs/common';
import { Db } from '@peerpolis/platform';
import { type ResultRow } from './contracts.js';

const MOST = 2000;

/** The results of a cycle side by side. Row-level security decides which dossiers, scores and figures there are. */
@Injectable()
export class CycleResults {
  constructor(private readonly db: Db) {}

  /** @returns by name, never by rank; at most 2000. Empty where nothing is open to the reader. */
  ofCycle(cycleId: string): Promise<ResultRow[]> {
    return this.db.query<ResultRow>(
      `select d.id as "dossierId", case when k.known then m.slug end as slug, case when k.known then m.name else d.pseudonym end as name,
         case when k.known then m.country end as country, coalesce(s.lines, '[]') as lines, coalesce(f.figures, '[]') as published
       from dossier d join member m on m.id = d.member_id
         cross join lateral (select d.state = 'published' or access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed) as known) k
         join lateral (select count(*) as sections from node n where n.edition_id = d.edition_id and n.kind = 'section') e on true
         left join lateral (select jsonb_agg(jsonb_build_object('code', s.code, 'kind', s.kind, 'layer', s.layer, 'value', s.value, 'coverage', s.coverage, 'why', s.why)
             order by s.layer, s.position) as lines
           from score s where s.dossier_id = d.id and s.run_id = access.last_run(d.cycle_id) and (s.kind <> 'indicator' and (s.kind <> 'commitment' or e.sections = 1))) s on true
         left join lateral (select jsonb_agg(jsonb_build_object('code', p.code, 'label', p.label, 'value', p.value, 'decimals', p.decimals, 'source', p.source,
             'verified', p.verified, 'remark', p.remark) order by p.code, p.label) as figures
           from published_figure p where p.dossier_id = d.id) f on true
       where d.cycle_id = $1 and (s.lines is not null or f.figures is not null)
       order by name, d.id limit ${MOST}`,
      [cycleId],
    );
  }
}
