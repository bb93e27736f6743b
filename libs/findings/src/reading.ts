import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { Db, list, notFound, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type FindingView } from './contracts.js';

/** Each joined table answers for itself: a city sees no sides, because the scores are no rows of its. */
const SPEC: ListSpec = {
  name: 'findings',
  from: `finding f join node n on n.id = f.node_id join dossier d on d.id = f.dossier_id join member m on m.id = d.member_id
    left join answer a on a.dossier_id = f.dossier_id and a.node_id = f.node_id left join reply y on y.finding_id = f.id`,
  fields: {
    id: 'f.id',
    dossierId: 'f.dossier_id',
    dossierName: `case when access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed) then m.name else d.pseudonym end`,
    indicatorCode: 'n.code',
    state: 'f.state',
    verdict: 'f.verdict',
    level: 'f.level',
    number: 'f.number',
    peerValue: 'f.peer_value',
    levels: 'f.levels',
    selfLevel: `coalesce(a.level, case when a.kind <> 'answered' then a.kind end)`,
    rationale: 'f.rationale',
    dissent: 'f.dissent',
    settledAt: `to_char(f.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    sides: `(select coalesce(jsonb_agg(jsonb_build_object('pseudonym', r.pseudonym, 'verdict', s.verdict, 'level', s.level, 'number', s.number,
        'confidence', s.confidence, 'evidenceStrength', s.evidence_strength, 'reason', s.reason) order by r.pseudonym), '[]')
      from review_score s join review r on r.id = s.review_id where s.dossier_id = f.dossier_id and s.node_id = f.node_id and r.state in ('submitted', 'settled'))`,
    reply: `case when y.finding_id is not null then jsonb_build_object('state', y.state, 'reason', y.reason,
      'repliedAt', to_char(y.replied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'resolution', y.resolution,
      'resolvedAt', to_char(y.resolved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'version', y.version) end`,
    version: 'f.version',
  },
  sort: ['indicatorCode', 'dossierName', 'state', 'settledAt'],
  filters: { dossierId: 'f.dossier_id = $::uuid', cycleId: 'd.cycle_id = $::uuid', state: 'f.state = $', reply: 'y.state = $' },
};

/** Findings as the actor may see them. */
@Injectable()
export class FindingReading {
  constructor(private readonly db: Db) {}

  list(query: ListQuery, response?: Response): Promise<FindingView[]> {
    return list<FindingView>(this.db, SPEC, query, response);
  }

  async find(id: string): Promise<FindingView> {
    const [finding] = await this.list({ filter: { id } });
    if (!finding) throw notFound();
    return finding;
  }
}
