import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { Db, list, notFound, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type ReviewRow, type ReviewView, type ScoreView } from './contracts.js';
import { OFFICER_EVENTS, reviewMachine, REVIEWER_EVENTS, type ReviewEvent, type ReviewState } from './machine.js';
import { sayIn } from './texts/index.js';

/** A judgement that needs no more: scored with all it asks for, or set aside. */
export const COMPLETE = `(s.verdict = 'not-competent' or (s.verdict = 'not-applicable' and s.reason <> '')
  or (s.verdict = 'scored' and s.reason <> '' and s.confidence is not null and s.evidence_strength is not null))`;

/** The identity is joined, not asked for: where the asker may not know, the row is not there. */
const SPEC: ListSpec = {
  name: 'reviews',
  from: `review r join dossier d on d.id = r.dossier_id join cycle c on c.id = d.cycle_id join member m on m.id = d.member_id
    left join review_identity i on i.review_id = r.id left join person p on p.id = i.person_id`,
  fields: {
    id: 'r.id',
    dossierId: 'r.dossier_id',
    cycleId: 'd.cycle_id',
    cycleTitle: 'c.title',
    dossierName: `case when access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed) then m.name else d.pseudonym end`,
    pseudonym: 'r.pseudonym',
    state: 'r.state',
    mine: 'coalesce(i.person_id = access.person(), false)',
    reviewer: `case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end`,
    responseReason: 'i.reason',
    scored: `(select count(*)::int from review_score s where s.review_id = r.id and ${COMPLETE})`,
    questions: 'd.questions',
    dueAt: 'r.due_at',
    submittedAt: 'r.submitted_at',
    version: 'r.version',
    editionId: 'd.edition_id',
    timeZone: 'c.time_zone',
    dossierState: 'd.state',
  },
  sort: ['dossierName', 'pseudonym', 'state', 'dueAt', 'submittedAt'],
  filters: {
    dossierId: 'r.dossier_id = $::uuid',
    cycleId: 'd.cycle_id = $::uuid',
    state: 'r.state = $',
    mine: 'coalesce(i.person_id = access.person(), false) = $::boolean',
  },
};

type Row = Omit<ReviewRow, 'dueAt' | 'submittedAt'> & { dueAt: Date | null; submittedAt: Date | null; editionId: string; timeZone: string; dossierState: string };

/** Reviews as the actor may see them. */
@Injectable()
export class ReviewReading {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery, response?: Response): Promise<ReviewRow[]> {
    const rows = await list<Row>(this.db, SPEC, query, response);
    return rows.map(({ editionId: _, timeZone: __, dossierState: ___, ...row }) => ({ ...row, ...dates(row) }));
  }

  async find(id: string): Promise<ReviewView> {
    const [row] = await list<Row>(this.db, SPEC, { filter: { id } });
    if (!row) throw notFound();
    const { dossierState, ...view } = row;
    const officer = await this.isOfficer(row.dossierId);
    const events = (event: ReviewEvent): boolean => (row.mine && REVIEWER_EVENTS.has(event)) || (officer && OFFICER_EVENTS.has(event));
    const possibilities = reviewMachine
      .possibilities(row.state as ReviewState, { dossierState, questions: row.questions, complete: row.scored, say: sayIn(this.db.actor.locale) })
      .filter((possibility) => events(possibility.event));
    return { ...view, ...dates(row), scores: await this.scores(id), possibilities };
  }

  scores(reviewId: string): Promise<ScoreView[]> {
    return this.db.query<ScoreView>(
      `select n.code as "indicatorCode", s.verdict, s.level, s.number, s.confidence, s.evidence_strength as "evidenceStrength", s.reason, s.version
       from review_score s join node n on n.id = s.node_id where s.review_id = $1 order by n.code`,
      [reviewId],
    );
  }

  private async isOfficer(dossierId: string): Promise<boolean> {
    const row = await this.db.one<{ may: boolean }>(
      `select d.network_id = any(access.networks('review.assign')) and not (d.member_id = any(access.conflicted_members()))
         and not (d.id = any(access.own_dossiers())) as may from dossier d where d.id = $1`,
      [dossierId],
    );
    return row?.may ?? false;
  }
}

const dates = (row: { dueAt: Date | null; submittedAt: Date | null }) => ({
  dueAt: row.dueAt?.toISOString() ?? null,
  submittedAt: row.submittedAt?.toISOString() ?? null,
});
