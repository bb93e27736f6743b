import { type JobView } from '../contracts.js';
import { Db } from '../database/db.js';
import { type ListSpec } from '../http/list-query.js';

/** Columns of JobView. Row-level security decides which jobs there are. */
export const JOB_LIST: ListSpec = {
  name: 'jobs',
  from: 'job j',
  fields: {
    id: 'j.id',
    kind: 'j.kind',
    networkId: 'j.network_id',
    cycleId: 'j.cycle_id',
    dossierId: 'j.dossier_id',
    status: 'j.status',
    progress: 'j.progress::float8',
    step: 'j.step',
    result: 'j.result',
    errorCode: 'j.error_code',
    problemId: 'j.problem_id',
    attempts: 'j.attempts',
    cancelRequested: 'j.cancel_requested',
    createdAt: 'j.created_at',
    startedAt: 'j.started_at',
    finishedAt: 'j.finished_at',
  },
  sort: ['createdAt', 'kind', 'status', 'progress', 'finishedAt'],
  filters: {
    kind: 'j.kind = $',
    status: 'j.status = $',
    networkId: 'j.network_id = $',
    cycleId: 'j.cycle_id = $',
    dossierId: 'j.dossier_id = $',
  },
};

const SELECT = `select ${Object.entries(JOB_LIST.fields)
  .map(([name, sql]) => `${sql} as "${name}"`)
  .join(', ')} from job j`;

/** Those of the jobs that the actor may see, oldest first. */
export function visibleJobs(db: Db, ids: readonly string[]): Promise<JobView[]> {
  return db.query<JobView>(`${SELECT} where j.id = any($1::uuid[]) order by j.id`, [ids]);
}

/** The actor's jobs that are under way, and those that ended after a moment; the newest 200, oldest first. */
export async function liveJobs(db: Db, endedAfter: Date): Promise<JobView[]> {
  const rows = await db.query<JobView>(`${SELECT} where j.status in ('queued', 'active') or j.finished_at > $1 order by j.id desc limit 200`, [endedAfter]);
  return rows.reverse();
}
