import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DossierHooks, type DossierMoment } from '@peerpolis/assessments';
import { Clock, Db, Ids } from '@peerpolis/platform';
import { ReviewTransitions } from '@peerpolis/reviews';
import { Indicators } from '@peerpolis/standards';
import { agree, type Judgement } from './agree.js';
import { sayIn } from './texts/index.js';

/** What happens to findings when a dossier moves on: they open with the moderation, and close with the reply. */
@Injectable()
export class FindingLife implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly hooks: DossierHooks,
    private readonly indicators: Indicators,
    private readonly reviews: ReviewTransitions,
  ) {}

  onModuleInit(): void {
    this.hooks.after('start-moderation', (dossier) => this.open(dossier));
    this.hooks.objectTo('start-reply', ({ id }) => this.openDisputes(id));
    this.hooks.objectTo('settle', ({ id }) => this.openContests(id));
    this.hooks.after('settle', (dossier) => this.close(dossier));
  }

  /** One finding per indicator: the unanimous ones pass in bulk, the others wait for a moderator. */
  private async open({ id, editionId }: DossierMoment): Promise<void> {
    const now = this.clock.now();
    const scores = await this.db.query<Judgement & { node_id: string }>(
      `select s.node_id, s.verdict, s.level, s.number from review_score s join review r on r.id = s.review_id
       where s.dossier_id = $1 and r.state = 'submitted'`,
      [id],
    );
    const byNode = new Map<string, Judgement[]>();
    for (const score of scores) byNode.set(score.node_id, [...(byNode.get(score.node_id) ?? []), score]);
    const { list } = await this.indicators.of(editionId);
    const rows = list.map((indicator) => ({ id: this.ids.next(), node: indicator.id, ...agree(indicator, byNode.get(indicator.id) ?? []) }));
    await this.db.query(
      `insert into finding (id, dossier_id, node_id, state, verdict, level, number, peer_value, levels, settled_at)
       select x.id, $1, x.node, x.state, x.verdict, x.level, x.number, x."peerValue", x.levels, case when x.state = 'passed' then $3::timestamptz end
       from jsonb_to_recordset($2::jsonb) as x(id uuid, node uuid, state text, verdict text, level text, number float8, "peerValue" float8, levels jsonb)
       on conflict (dossier_id, node_id) do nothing`,
      [id, JSON.stringify(rows), now],
    );
  }

  private async openDisputes(dossierId: string): Promise<string | undefined> {
    const row = await this.db.one<{ n: number }>(`select count(*)::int as n from finding where dossier_id = $1 and state = 'disputed'`, [dossierId]);
    return row && row.n > 0 ? sayIn(this.db.actor.locale)('disputes-open', { count: row.n }) : undefined;
  }

  private async openContests(dossierId: string): Promise<string | undefined> {
    const row = await this.db.one<{ n: number }>(`select count(*)::int as n from reply where dossier_id = $1 and state = 'contested'`, [dossierId]);
    return row && row.n > 0 ? sayIn(this.db.actor.locale)('contests-open', { count: row.n }) : undefined;
  }

  /** Silence is written down as silence, and the reviews come to rest. */
  private async close({ id }: DossierMoment): Promise<void> {
    await this.db.query(
      `insert into reply (finding_id, dossier_id, state, replied_at) select f.id, f.dossier_id, 'silent', $2 from finding f
       where f.dossier_id = $1 on conflict (finding_id) do nothing`,
      [id, this.clock.now()],
    );
    await this.reviews.settleAll(id);
  }
}
