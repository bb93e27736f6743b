import { iso } from '@peerpolis/assessments';
import { type Db, list, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type ReportView } from './contracts.js';

export const REPORT_JOB = 'report';

/** Reports as the actor may see them; the name of a member only where the actor may know it. */
const SPEC: ListSpec = {
  name: 'reports',
  from: 'report r join cycle c on c.id = r.cycle_id join network w on w.id = r.network_id left join dossier d on d.id = r.dossier_id left join member m on m.id = d.member_id',
  fields: {
    id: 'r.id',
    cycleId: 'r.cycle_id',
    cycleTitle: 'c.title',
    dossierId: 'r.dossier_id',
    name: `case when r.dossier_id is null then w.name when access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed) then m.name else d.pseudonym end`,
    kind: 'r.kind',
    format: 'r.format',
    locale: 'r.locale',
    state: 'r.state',
    fileName: 'r.file_name',
    size: 'r.size::int',
    sha256: 'r.sha256',
    // Who may not follow the job does not get its id.
    jobId: '(select j.id from job j where j.id = r.job_id)',
    createdAt: iso('r.created_at'),
  },
  sort: ['createdAt', 'cycleTitle', 'name', 'kind', 'format', 'locale', 'state'],
  filters: {
    cycleId: 'r.cycle_id = $::uuid',
    dossierId: 'r.dossier_id = $::uuid',
    networkId: 'r.network_id = $::uuid',
    format: 'r.format = $',
    locale: 'r.locale = $',
    kind: 'r.kind = $',
    state: 'r.state = $',
  },
  search: ['c.title'],
};

export function listReports(db: Db, query: ListQuery, response?: Response): Promise<ReportView[]> {
  return list<ReportView>(db, SPEC, { sort: ['createdAt', 'DESC'], ...query }, response);
}
