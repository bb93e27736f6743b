import { Injectable } from '@nestjs/common';
import { Clock, Db, notFound, Refusal } from '@peerpolis/platform';
import { Indicators, valueOnScale, type Indicator } from '@peerpolis/standards';
import { type SaveScore, type ScoreView } from '../contracts.js';
import { sayIn, type Say } from '../texts/index.js';
import { ReviewTransitions } from '../transitions.js';

interface Desk {
  state: string;
  dossier_id: string;
  dossier_state: string;
  edition_id: string;
  mine: boolean;
  closes_at: Date | null;
  time_zone: string;
}

const WRITABLE = ['accepted', 'scoring', 'reopened'];

/** A peer's judgement of one indicator, sealed until all have submitted. */
@Injectable()
export class Scores {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly indicators: Indicators,
    private readonly transitions: ReviewTransitions,
  ) {}

  /** @throws Refusal not-found, wrong-state, outside-scale, other-edition, conflict (with what is there now) */
  async save(reviewId: string, code: string, input: SaveScore, expected: number): Promise<ScoreView> {
    const desk = await this.desk(reviewId);
    const indicator = await this.indicators.find(desk.edition_id, code);
    checkInput(this.say, indicator, input);
    const saved = await this.db.one<ScoreView>(
      `insert into review_score as s (review_id, node_id, dossier_id, verdict, level, number, confidence, evidence_strength, reason, version, updated_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10 where $11 = 0
         or exists (select 1 from review_score o where o.review_id = $1 and o.node_id = $2)
       on conflict (review_id, node_id) do update set verdict = excluded.verdict, level = excluded.level, number = excluded.number,
         confidence = excluded.confidence, evidence_strength = excluded.evidence_strength, reason = excluded.reason,
         version = s.version + 1, updated_at = excluded.updated_at
       where s.version = $11
       returning verdict, level, number, confidence, evidence_strength as "evidenceStrength", reason, version`,
      [
        reviewId,
        indicator.id,
        desk.dossier_id,
        input.verdict,
        input.level,
        input.number,
        input.confidence,
        input.evidenceStrength,
        input.reason,
        this.clock.now(),
        expected,
      ],
    );
    if (!saved) await this.refuseConflict(reviewId, indicator);
    if (desk.state === 'accepted') await this.transitions.start(reviewId);
    return { ...(saved as ScoreView), indicatorCode: code };
  }

  private get say(): Say {
    return sayIn(this.db.actor.locale);
  }

  private async desk(reviewId: string): Promise<Desk> {
    const desk = await this.db.one<Desk>(
      `select r.state, r.dossier_id, d.state as dossier_state, d.edition_id, i.person_id = access.person() as mine, g.closes_at, c.time_zone
       from review r join dossier d on d.id = r.dossier_id join cycle c on c.id = d.cycle_id
       left join review_identity i on i.review_id = r.id left join cycle_stage g on g.cycle_id = c.id and g.stage = 'review'
       where r.id = $1`,
      [reviewId],
    );
    if (!desk?.mine) throw notFound();
    if (!WRITABLE.includes(desk.state)) {
      const why = this.say(desk.state === 'invited' ? 'accept-first' : 'review-closed');
      throw new Refusal('wrong-state', { detail: why, params: { state: desk.state } });
    }
    if (desk.dossier_state !== 'in-review') {
      throw new Refusal('wrong-state', { detail: this.say('dossier-not-in-review'), params: { state: desk.dossier_state } });
    }
    if (desk.closes_at && desk.closes_at <= this.clock.now()) {
      throw new Refusal('wrong-state', { detail: this.say('stage-closed'), params: { state: 'closed' } });
    }
    return desk;
  }

  private async refuseConflict(reviewId: string, indicator: Indicator): Promise<never> {
    const current = await this.db.one(
      `select verdict, level, number, confidence, evidence_strength as "evidenceStrength", reason, version from review_score where review_id = $1 and node_id = $2`,
      [reviewId, indicator.id],
    );
    throw new Refusal('conflict', { current: current ?? null, detail: this.say('changed-meanwhile') });
  }
}

function checkInput(say: Say, indicator: Indicator, input: SaveScore): void {
  if (input.verdict === 'scored') {
    if (indicator.scale) valueOnScale(indicator.scale, input);
    else if (input.level !== null || input.number !== null) throw new Refusal('outside-scale', { errors: { level: say('words-only') } });
    return;
  }
  if (input.level !== null || input.number !== null) throw new Refusal('outside-scale', { errors: { level: say('level-needs-score') } });
  if (input.verdict === 'not-applicable' && indicator.scale && !indicator.scale.mayNotApply) {
    throw new Refusal('outside-scale', { errors: { verdict: say('applies-everywhere') } });
  }
}
