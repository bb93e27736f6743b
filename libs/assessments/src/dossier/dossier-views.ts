import { Injectable } from '@nestjs/common';
import { Db, list, notFound, onDossier, type ListQuery } from '@peerpolis/platform';
import { type Response } from 'express';
import { type DossierRow, type DossierView, type SnapshotDetail } from '../contracts.js';
import { iso } from '../sql.js';
import { Completeness, NOTHING_LACKING } from './completeness.js';
import { DOSSIER_LIST, KNOWS_MEMBER } from './dossier-list.js';
import { Dossiers } from './dossiers.js';
import { DossierFactsReader } from './facts.js';
import { DossierMachine, NEEDS_REASON } from './machine.js';
import { HELD, mayCause } from './permissions.js';

type Details = Pick<DossierView, 'timeZone' | 'blindMode' | 'answers' | 'evidence' | 'snapshot' | 'history' | 'extensions' | 'may'> & {
  held: string[];
  readsAnswers: boolean;
};

const rows = (fields: string, from: string, order: string): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${fields}) order by ${order}), '[]') from ${from})`;

const SNAPSHOT = `'id', s.id, 'number', s.number, 'state', s.state, 'sha256', s.sha256, 'requestedAt', ${iso('s.requested_at')},
  'signedAt', ${iso('s.signed_at')}, 'signedBy', case when ${KNOWS_MEMBER} then s.signed_by end`;

const EVIDENCE = `'id', e.id, 'indicatorCode', n.code, 'kind', e.kind, 'title', e.title, 'url', e.url, 'fileName', e.file_name, 'mediaType', e.media_type,
  'size', e.size, 'sha256', e.sha256, 'visibility', e.visibility, 'createdAt', ${iso('e.created_at')}`;

/** Everything about one dossier that the actor may see, in one statement; each table's own policy applies. */
const DETAILS = `
  select c.time_zone as "timeZone", d.blind_mode as "blindMode", ${HELD} as held, ${onDossier('answer.read')} as "readsAnswers",
    jsonb_build_object('write', ${onDossier('answer.write')}, 'sign', ${onDossier('dossier.sign')}, 'manage', ${onDossier('dossier.manage')},
      'reply', ${onDossier('reply.write')}) as may,
    ${rows(
      `'indicatorCode', n.code, 'kind', a.kind, 'level', a.level, 'number', a.number, 'text', a.text, 'version', a.version, 'updatedAt', ${iso('a.updated_at')}`,
      'answer a join node n on n.id = a.node_id where a.dossier_id = d.id',
      'n.code',
    )} as answers,
    ${rows(EVIDENCE, 'evidence e join node n on n.id = e.node_id where e.dossier_id = d.id', 'e.id')} as evidence,
    (select jsonb_build_object(${SNAPSHOT}) from snapshot s where s.dossier_id = d.id and s.state <> 'void') as snapshot,
    ${rows(`'stage', x.stage, 'until', ${iso('x.until')}, 'reason', x.reason`, 'dossier_extension x where x.dossier_id = d.id', 'x.stage')} as extensions,
    ${rows(
      `'event', t.event, 'from', coalesce(t.from_state, ''), 'to', t.to_state, 'reason', t.reason, 'at', ${iso('t.at')}`,
      `transition_log t where t.machine = 'dossier' and t.object_id = d.id`,
      't.id',
    )} as history
  from dossier d join cycle c on c.id = d.cycle_id where d.id = $1`;

/** Dossiers as they are shown. */
@Injectable()
export class DossierViews {
  constructor(
    private readonly db: Db,
    private readonly dossiers: Dossiers,
    private readonly facts: DossierFactsReader,
    private readonly completeness: Completeness,
  ) {}

  list(query: ListQuery, response?: Response): Promise<DossierRow[]> {
    return list<DossierRow>(this.db, DOSSIER_LIST, query, response);
  }

  /** @throws Refusal not-found */
  async find(id: string): Promise<DossierView> {
    const [[row], details] = await Promise.all([list<DossierRow>(this.db, DOSSIER_LIST, { filter: { id } }), this.db.oneOften<Details>(DETAILS, [id])]);
    if (!row || !details) throw notFound();
    const { held, readsAnswers, ...shown } = details;
    const unanswered = readsAnswers ? (await this.completeness.of(id, row.editionId)).unanswered : [];
    return { ...row, ...shown, unanswered, ...(await this.possible(id, row.state, held, shown.may)) };
  }

  /** The snapshot that counts, with its content. @throws Refusal not-found */
  async snapshot(id: string): Promise<SnapshotDetail> {
    const row = await this.db.one<{ snapshot: SnapshotDetail }>(
      `select jsonb_build_object(${SNAPSHOT}, 'content', s.content) as snapshot from snapshot s join dossier d on d.id = s.dossier_id
       where s.dossier_id = $1 and s.state <> 'void'`,
      [id],
    );
    if (!row) throw notFound();
    return row.snapshot;
  }

  private async possible(id: string, state: string, held: string[], may: DossierView['may']): Promise<Pick<DossierView, 'possibilities' | 'frozen' | 'may'>> {
    if (held.length === 0) return { possibilities: [], frozen: null, may };
    const facts = await this.facts.read(id);
    const frozen = held.includes('answer.write') ? (this.facts.whyFrozen(facts) ?? null) : null;
    const lacking = ['drafting', 'returned'].includes(state) ? await this.db.elevate(() => this.dossiers.lackingOf(facts)) : NOTHING_LACKING;
    const possibilities: DossierView['possibilities'] = [];
    for (const { event } of DossierMachine.possibilities(facts.state, this.facts.subjectOf(facts, lacking))) {
      if (!mayCause(event, facts.state, held)) continue;
      const reason = await this.dossiers.objection(facts, event, lacking);
      possibilities.push({ event, ...(reason ? { reason } : {}), ...(NEEDS_REASON.has(event) ? { needsReason: true } : {}) });
    }
    return { possibilities, frozen, may: { ...may, write: may.write && frozen === null } };
  }
}
