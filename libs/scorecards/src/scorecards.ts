import { Injectable } from '@nestjs/common';
import { Db, Jobs, notFound, requireInNetwork } from '@peerpolis/platform';
import { type ScorecardView, type ScoreLine, type ScoringRunView } from './contracts.js';
import { SCORING_JOB } from './scoring/scoring.job.js';

type RunRow = Omit<ScoringRunView, 'createdAt' | 'finishedAt'> & { createdAt: Date; finishedAt: Date | null };

const RUN = `id, cycle_id as "cycleId", method, method_version as "methodVersion", inputs_sha256 as "inputsSha256", log, created_at as "createdAt", finished_at as "finishedAt"`;

/** Computed numbers as the actor may see them: always of the last finished run. */
@Injectable()
export class Scorecards {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  async request(cycleId: string): Promise<{ id: string }> {
    const cycle = await this.db.one<{ network_id: string }>(`select network_id from cycle where id = $1`, [cycleId]);
    if (!cycle) throw notFound();
    await requireInNetwork(this.db, 'score.compute', cycle.network_id);
    return this.jobs.request({ kind: SCORING_JOB, networkId: cycle.network_id, cycleId });
  }

  async runs(cycleId: string): Promise<ScoringRunView[]> {
    return (await this.db.query<RunRow>(`select ${RUN} from scoring_run where cycle_id = $1 order by created_at desc, id desc limit 100`, [cycleId])).map(toRun);
  }

  /** @throws Refusal not-found: no dossier for this reader, or nothing computed yet */
  async ofDossier(dossierId: string): Promise<ScorecardView> {
    const head = await this.db.one<{ name: string; cycle_id: string }>(
      `select case when access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed) then m.name else d.pseudonym end as name, d.cycle_id
       from dossier d join member m on m.id = d.member_id where d.id = $1`,
      [dossierId],
    );
    if (!head) throw notFound();
    const lines = await this.db.query<ScoreLine & { run_id: string }>(
      `select s.run_id, s.code, s.kind, s.layer, s.value, s.coverage, s.why, s.method, s.terms from score s
       where s.dossier_id = $1 and s.run_id = access.last_run($2) order by s.layer, s.position`,
      [dossierId, head.cycle_id],
    );
    const runId = lines[0]?.run_id;
    if (!runId) throw notFound();
    // The run itself is the network's until publication; its method and hash go with the numbers the reader already has.
    const run = await this.db.elevate(() => this.db.one<RunRow>(`select ${RUN} from scoring_run where id = $1`, [runId]));
    const published = await this.db.query<ScorecardView['published'][number]>(
      `select code, label, value, decimals, source, verified, remark from published_figure where dossier_id = $1 order by code, label`,
      [dossierId],
    );
    return {
      dossierId,
      name: head.name,
      runId,
      computedAt: (run?.finishedAt ?? run?.createdAt)?.toISOString() ?? '',
      methodVersion: run?.methodVersion ?? '',
      inputsSha256: run?.inputsSha256 ?? '',
      lines: lines.map(({ run_id: _, ...line }) => line),
      published,
    };
  }
}

const toRun = (row: RunRow): ScoringRunView => ({ ...row, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null });
