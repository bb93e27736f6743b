import { iso } from '@peerpolis/assessments';
import { type Db, list, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type ReportView } from './contracts.js';
import { MEDIA_TYPES, type Format } from './render/formats.js';

export const REPORT_JOB = 'report';

/** What a job that was cancelled or lost its worker for good announced will not come. */
const STATE = `(case when r.state = 'building' and exists (select 1 from job j where j.id = r.job_id and j.status in ('failed', 'cancelled')) then 'failed' else r.state end)`;

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
    state: STATE,
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
    state: `${STATE} = $`,
  },
  search: ['c.title'],
};

export function listReports(db: Db, query: ListQuery, response?: Response): Promise<ReportView[]> {
  return list<ReportView>(db, SPEC, { sort: ['createdAt', 'DESC'], ...query }, response);
}

export interface ReportSubject {
  cycleId: string;
  networkId: string;
  /** null: the whole cycle. */
  dossierId: string | null;
  /** Name of the file without its ending. */
  fileName: string;
}

/** Writes that a report is being built. One that is ready stays so until the new file takes its place, under the same address. */
export async function announceReport(
  db: Db,
  { id, jobId, format, locale, at }: { id: string; jobId: string; format: Format; locale: string; at: Date },
  { networkId, cycleId, dossierId, fileName }: ReportSubject,
): Promise<void> {
  await db.query(
    `insert into report (id, network_id, cycle_id, dossier_id, job_id, kind, format, locale, state, file_name, media_type, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'building', $9, $10, $11)
     on conflict (cycle_id, coalesce(dossier_id, cycle_id), format, locale) do update set
       job_id = excluded.job_id, file_name = excluded.file_name, state = case when report.state = 'ready' then 'ready' else 'building' end`,
    [id, networkId, cycleId, dossierId, jobId, dossierId === null ? 'network' : 'city', format, locale, `${safeFileName(fileName)}.${format}`, MEDIA_TYPES[format], at],
  );
}

/** A name that every file system takes: no separators, quotes, control or direction marks; any script. */
export function safeFileName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*%]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return Array.from(safe).slice(0, 120).join('').trim() || 'report';
}
