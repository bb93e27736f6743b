import { Injectable } from '@nestjs/common';
import { Db, Refusal } from '@peerpolis/platform';
import { type PublishedFigure, type ScoreLine } from '@peerpolis/scorecards';
import { CycleReading, type CycleData } from './cycle-data.js';

export interface CityAnswer {
  kind: string;
  level: string | null;
  number: number | null;
  text: string;
}

export interface CityFinding {
  state: string;
  verdict: string | null;
  level: string | null;
  number: number | null;
  /** What the peers said, lowest value first. Whose word is whose is not in the table that is read. */
  levels: string[];
  rationale: string;
  dissent: string;
  reply: { state: string; reason: string; resolution: string } | null;
}

export interface CityEvidence {
  code: string;
  kind: string;
  title: string;
  url: string | null;
  fileName: string | null;
  sha256: string | null;
}

/** All that a report of one dossier is made from. Maps are by indicator code. */
export interface CityData extends CycleData {
  dossierId: string;
  /** The member's name, or the pseudonym where a double-blind cycle keeps it. */
  name: string;
  country: string | null;
  state: string;
  submittedAt: Date | null;
  answers: ReadonlyMap<string, CityAnswer>;
  findings: ReadonlyMap<string, CityFinding>;
  evidence: readonly CityEvidence[];
  lines: readonly ScoreLine[];
  published: readonly PublishedFigure[];
  /** Findings settled or decided after the numbers were computed. */
  later: number;
}

/** States in which there is something to report. */
export const REPORTABLE = ['in-moderation', 'in-reply', 'settled', 'published'];

/** Reads a dossier for its report, as the system. The tables of reviews are never read: a report cannot tell what it does not know. */
@Injectable()
export class CityReading {
  constructor(
    private readonly db: Db,
    private readonly cycles: CycleReading,
  ) {}

  /** @throws Refusal not-found; wrong-state where nothing is unsealed or computed yet */
  async read(dossierId: string): Promise<CityData> {
    const head = await this.db.one<{ cycle_id: string; state: string; hidden: boolean; name: string; country: string | null; submitted_at: Date | null }>(
      `select d.cycle_id, d.state, d.submitted_at, d.blind_mode = 'double' and not d.revealed as hidden,
         case when d.blind_mode = 'double' and not d.revealed then d.pseudonym else m.name end as name,
         case when d.blind_mode = 'double' and not d.revealed then null else m.country end as country
       from dossier d join member m on m.id = d.member_id where d.id = $1`,
      [dossierId],
    );
    if (!head) throw new Refusal('not-found');
    checkReportable(head.state);
    const cycle = await this.cycles.read(head.cycle_id);
    const lines = await this.lines(dossierId, cycle.run.id);
    if (lines.length === 0) {
      throw new Refusal('wrong-state', { detail: 'The last scoring run does not cover this dossier: compute the scores of the cycle again, then build the report' });
    }
    return {
      ...cycle,
      dossierId,
      name: head.name,
      country: head.country,
      state: head.state,
      submittedAt: head.submitted_at,
      answers: await this.answers(dossierId),
      findings: await this.findings(dossierId),
      // An address or a file name tells which city it is.
      evidence: head.hidden ? [] : await this.evidence(dossierId),
      lines,
      published: await this.published(dossierId),
      later: await this.settledAfter(dossierId, cycle.run.finishedAt),
    };
  }

  private async answers(dossierId: string): Promise<CityData['answers']> {
    const rows = await this.db.query<CityAnswer & { code: string }>(
      `select n.code, a.kind, a.level, a.number, a.text from answer a join node n on n.id = a.node_id where a.dossier_id = $1`,
      [dossierId],
    );
    return new Map(rows.map(({ code, ...answer }) => [code, answer]));
  }

  private async findings(dossierId: string): Promise<CityData['findings']> {
    const rows = await this.db.query<CityFinding & { code: string }>(
      `select n.code, f.state, f.verdict, f.level, f.number, f.levels, f.rationale, f.dissent,
         case when y.finding_id is not null then jsonb_build_object('state', y.state, 'reason', y.reason, 'resolution', y.resolution) end as reply
       from finding f join node n on n.id = f.node_id left join reply y on y.finding_id = f.id where f.dossier_id = $1`,
      [dossierId],
    );
    return new Map(rows.map(({ code, ...finding }) => [code, finding]));
  }

  /** Public evidence only: the report is for more readers than the dossier. */
  private evidence(dossierId: string): Promise<CityEvidence[]> {
    return this.db.query(
      `select n.code, e.kind, e.title, e.url, e.file_name as "fileName", e.sha256 from evidence e join node n on n.id = e.node_id
       where e.dossier_id = $1 and e.visibility = 'public' order by e.created_at, e.id`,
      [dossierId],
    );
  }

  private lines(dossierId: string, runId: string): Promise<ScoreLine[]> {
    return this.db.query(
      `select code, kind, layer, value, coverage, why, method, terms from score where dossier_id = $1 and run_id = $2 order by array_position(array['self', 'peer', 'agreed'], layer), position`,
      [dossierId, runId],
    );
  }

  private published(dossierId: string): Promise<PublishedFigure[]> {
    return this.db.query(`select code, label, value, decimals, source, verified, remark from published_figure where dossier_id = $1 order by code, label`, [dossierId]);
  }

  private async settledAfter(dossierId: string, moment: Date): Promise<number> {
    const row = await this.db.one<{ n: number }>(
      `select count(*)::int as n from finding f left join reply y on y.finding_id = f.id
       where f.dossier_id = $1 and (f.settled_at > $2 or (y.state in ('upheld', 'changed') and y.resolved_at > $2))`,
      [dossierId, moment],
    );
    return row?.n ?? 0;
  }
}

export function checkReportable(state: string): void {
  if (REPORTABLE.includes(state)) return;
  throw new Refusal('wrong-state', {
    detail: `A dossier that is ${state} has nothing to report yet: peers' judgements are unsealed when moderation begins`,
    params: { state },
  });
}
