import { Injectable } from '@nestjs/common';
import { Dossiers } from '@peerpolis/assessments';
import { Audit, Clock, Db, notFound, Refusal, requireOnDossier } from '@peerpolis/platform';
import { Indicators, valueOnScale } from '@peerpolis/standards';
import { type ReplyToFinding, type SettleFinding } from './contracts.js';
import { sayIn, type Say } from './texts/index.js';

interface Case {
  id: string;
  dossier_id: string;
  node_id: string;
  network_id: string;
  edition_id: string;
  dossier_state: string;
  state: 'passed' | 'disputed' | 'settled';
  verdict: string | null;
  level: string | null;
  number: number | null;
  version: number;
  reply: string | null;
}

/** Disputes are decided by a moderator, findings answered by the city, contests decided once more and then never again. */
@Injectable()
export class Settling {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly indicators: Indicators,
    private readonly dossiers: Dossiers,
  ) {}

  /** @throws Refusal not-found, wrong-state, conflict, outside-scale */
  async settle(id: string, input: SettleFinding, expected: number): Promise<void> {
    const found = await this.case(id);
    await requireOnDossier(this.db, 'finding.settle', found.dossier_id);
    if (found.version !== expected) throw new Refusal('conflict', { current: { version: found.version, verdict: found.verdict, level: found.level, number: found.number } });
    const contested = found.reply === 'contested';
    refuseClosed(this.say, found, contested);
    const indicator = (await this.indicators.of(found.edition_id)).byId.get(found.node_id);
    if (input.verdict === 'scored' && indicator?.scale) valueOnScale(indicator.scale, input);
    if (input.verdict !== 'scored' && (input.level !== null || input.number !== null)) {
      throw new Refusal('outside-scale', { errors: { level: this.say('level-needs-score') } });
    }
    const now = this.clock.now();
    const changed = await this.db.query(
      `update finding set state = 'settled', verdict = $3, level = $4, number = $5,
         rationale = case when $8 then rationale else $6 end, dissent = case when $7 = '' then dissent else $7 end,
         settled_at = $9, version = version + 1 where id = $1 and version = $2 returning id`,
      [id, expected, input.verdict, input.level, input.number, input.rationale, input.dissent, contested, now],
    );
    if (changed.length === 0) throw new Refusal('conflict');
    if (contested) {
      const upheld = found.verdict === input.verdict && found.level === input.level && found.number === input.number;
      await this.db.query(`update reply set state = $2, resolution = $3, resolved_at = $4, version = version + 1 where finding_id = $1`, [
        id,
        upheld ? 'upheld' : 'changed',
        input.rationale,
        now,
      ]);
    }
    await this.audit.record({ action: contested ? 'finding.contest-decided' : 'finding.settled', objectType: 'finding', objectId: id, networkId: found.network_id });
    await this.dossiers.advance(found.dossier_id);
  }

  /** @throws Refusal not-found, wrong-state (the stage is closed, or it was decided), invalid-input (contesting needs a reason) */
  async reply(id: string, { state, reason }: ReplyToFinding): Promise<void> {
    const found = await this.case(id);
    await requireOnDossier(this.db, 'reply.write', found.dossier_id);
    if (state === 'contested' && !reason) throw new Refusal('invalid-input', { errors: { reason: this.say('contest-needs-reason') } });
    if (!(await this.dossiers.isOpen(found.dossier_id, 'reply'))) {
      throw new Refusal('wrong-state', { detail: this.say('reply-closed'), params: { state: 'closed' } });
    }
    const written = await this.db.query(
      `insert into reply as y (finding_id, dossier_id, state, reason, replied_at) values ($1, $2, $3, $4, $5)
       on conflict (finding_id) do update set state = excluded.state, reason = excluded.reason, replied_at = excluded.replied_at, version = y.version + 1
       where y.state in ('accepted', 'contested') returning finding_id`,
      [id, found.dossier_id, state, reason, this.clock.now()],
    );
    if (written.length === 0) throw new Refusal('wrong-state', { detail: this.say('decided-already'), params: { state: 'decided' } });
    await this.audit.record({ action: `finding.${state}`, objectType: 'finding', objectId: id, networkId: found.network_id });
  }

  private get say(): Say {
    return sayIn(this.db.actor.locale);
  }

  private async case(id: string): Promise<Case> {
    const found = await this.db.one<Case>(
      `select f.id, f.dossier_id, f.node_id, d.network_id, d.edition_id, d.state as dossier_state, f.state, f.verdict, f.level, f.number, f.version, y.state as reply
       from finding f join dossier d on d.id = f.dossier_id left join reply y on y.finding_id = f.id where f.id = $1`,
      [id],
    );
    if (!found) throw notFound();
    return found;
  }
}

/** A dispute is decided once in the moderation, and once more only where the city contests it. */
function refuseClosed(say: Say, found: Case, contested: boolean): void {
  if (found.dossier_state === 'in-moderation' && found.state === 'disputed') return;
  if (found.dossier_state === 'in-reply' && contested) return;
  const why = { passed: 'passed-already', settled: 'settled-already', disputed: 'not-in-moderation' } as const;
  throw new Refusal('wrong-state', { detail: say(why[found.state]), params: { state: found.state } });
}
