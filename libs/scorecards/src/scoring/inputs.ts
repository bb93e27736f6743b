import { Injectable } from '@nestjs/common';
import { Db } from '@peerpolis/platform';
import { type LAYERS } from '../contracts.js';

export type Layer = (typeof LAYERS)[number];

/** One statement about one indicator: what the city said, one peer judged, or was agreed. */
export interface Statement {
  layer: Layer;
  node: string;
  verdict: string;
  level: string | null;
  number: number | null;
}

export interface DossierInputs {
  id: string;
  statements: Statement[];
}

/** States in which a dossier has been filed; what is still being written is not scored. */
const FILED = `('submitted', 'in-review', 'in-moderation', 'in-reply', 'settled', 'published')`;
/** States in which the peers' judgements are unsealed. */
const UNSEALED = `('in-moderation', 'in-reply', 'settled', 'published')`;

/** Reads what a scoring run is computed from, a batch of dossiers at a time. Runs as the system. */
@Injectable()
export class ScoringInputs {
  constructor(private readonly db: Db) {}

  /** Ids in ascending order: the order in which inputs are hashed. */
  async dossierIds(cycleId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(`select id from dossier where cycle_id = $1 and state in ${FILED} order by id`, [cycleId]);
    return rows.map(({ id }) => id);
  }

  /** Statements sorted by layer, indicator and value, never by author: nothing about a reviewer enters a result or its hash. */
  async read(ids: readonly string[]): Promise<DossierInputs[]> {
    const rows = await this.db.query<Statement & { dossier: string }>(
      `select a.dossier_id as dossier, 'self' as layer, n.code as node, a.kind as verdict, a.level, a.number
         from answer a join node n on n.id = a.node_id where a.dossier_id = any($1)
       union all
       select s.dossier_id, 'peer', n.code, s.verdict, s.level, s.number
         from review_score s join review r on r.id = s.review_id join dossier d on d.id = s.dossier_id join node n on n.id = s.node_id
         where s.dossier_id = any($1) and r.state in ('submitted', 'settled') and d.state in ${UNSEALED}
       union all
       select f.dossier_id, 'agreed', n.code, coalesce(f.verdict, 'disputed'), f.level, f.number
         from finding f join node n on n.id = f.node_id where f.dossier_id = any($1)
       order by dossier, layer, node, verdict, level, number`,
      [ids],
    );
    const byDossier = new Map<string, Statement[]>(ids.map((id) => [id, []]));
    for (const { dossier, ...statement } of rows) byDossier.get(dossier)?.push(statement);
    return [...byDossier].map(([id, statements]) => ({ id, statements }));
  }
}
