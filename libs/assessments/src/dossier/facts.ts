import { Injectable } from '@nestjs/common';
import { Clock, Db, formatDay, formatMoment, notFound, type BlindMode, type DossierState } from '@peerpolis/platform';
import { sayIn } from '../texts/index.js';
import { type Shortcomings } from './completeness.js';
import { type DossierSubject } from './machine.js';

/** Stages in which a city acts, and for which an extension can be granted. */
export type CityStage = 'self-assessment' | 'reply';

/** What the rules of the house need to know of a dossier. */
export interface DossierFacts {
  id: string;
  cycleId: string;
  networkId: string;
  memberId: string;
  editionId: string;
  state: DossierState;
  heldFrom: DossierState | null;
  pseudonym: string;
  blindMode: BlindMode;
  memberName: string;
  cycleTitle: string;
  cycleState: string;
  timeZone: string;
  allowUnanswered: boolean;
  silenceAccepts: boolean;
  /** There are findings to which the city has not replied. */
  silent: boolean;
  submittedAt: Date | null;
  closes: Record<CityStage, Date>;
  extended: Record<CityStage, Date | null>;
}

interface Row extends Omit<DossierFacts, 'closes' | 'extended'> {
  assessmentCloses: Date;
  replyCloses: Date;
  assessmentUntil: Date | null;
  replyUntil: Date | null;
}

const FACTS = `
  select d.id, d.cycle_id as "cycleId", d.network_id as "networkId", d.member_id as "memberId", d.edition_id as "editionId", d.state,
    d.held_from as "heldFrom", d.pseudonym, d.blind_mode as "blindMode", m.name as "memberName", c.title as "cycleTitle", c.state as "cycleState",
    c.time_zone as "timeZone", coalesce((c.rules->>'allowUnanswered')::boolean, false) as "allowUnanswered",
    coalesce((c.rules->>'silenceAccepts')::boolean, true) as "silenceAccepts",
    exists (select 1 from finding f where f.dossier_id = d.id and not exists (select 1 from reply r where r.finding_id = f.id)) as silent, d.submitted_at as "submittedAt",
    coalesce(sa.closes_at, 'epoch') as "assessmentCloses", coalesce(sr.closes_at, 'epoch') as "replyCloses", xa.until as "assessmentUntil", xr.until as "replyUntil"
  from dossier d join cycle c on c.id = d.cycle_id join member m on m.id = d.member_id
    left join cycle_stage sa on sa.cycle_id = c.id and sa.stage = 'self-assessment'
    left join cycle_stage sr on sr.cycle_id = c.id and sr.stage = 'reply'
    left join dossier_extension xa on xa.dossier_id = d.id and xa.stage = 'self-assessment'
    left join dossier_extension xr on xr.dossier_id = d.id and xr.stage = 'reply'
  where d.id = $1`;

@Injectable()
export class DossierFactsReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Read as the system: a person who acts on a dossier is judged by all of its facts, not by those it may see. */
  async read(id: string, options: { lock?: boolean } = {}): Promise<DossierFacts> {
    const row = await this.db.elevate(() => this.db.oneOften<Row>(options.lock ? `${FACTS} for update of d` : FACTS, [id]));
    if (!row) throw notFound();
    const { assessmentCloses, replyCloses, assessmentUntil, replyUntil, ...facts } = row;
    return {
      ...facts,
      closes: { 'self-assessment': assessmentCloses, reply: replyCloses },
      extended: { 'self-assessment': assessmentUntil, reply: replyUntil },
    };
  }

  /** The stage is the cycle's own and not over, or this dossier has an extension that still runs. */
  isOpen({ cycleState, closes, extended }: DossierFacts, stage: CityStage): boolean {
    const now = this.clock.now();
    const until = extended[stage];
    return (cycleState === stage && now < closes[stage]) || (until !== null && now < until);
  }

  /** What the machine's guards judge by, with sentences in the actor's language. */
  subjectOf(facts: DossierFacts, lacking: Shortcomings): DossierSubject {
    const { locale } = this.db.actor;
    return {
      say: sayIn(locale),
      heldFrom: facts.heldFrom,
      cycleState: facts.cycleState,
      assessmentOpen: this.isOpen(facts, 'self-assessment'),
      assessmentCloses: formatMoment(locale, facts.extended['self-assessment'] ?? facts.closes['self-assessment'], facts.timeZone),
      replyCloses: formatMoment(locale, facts.extended.reply ?? facts.closes.reply, facts.timeZone),
      reply: !facts.silent ? 'complete' : this.isOpen(facts, 'reply') ? 'open' : facts.silenceAccepts ? 'complete' : 'missing',
      unanswered: lacking.unanswered.length,
      withoutEvidence: lacking.withoutEvidence.length,
    };
  }

  /** Why answers and evidence cannot change now, or undefined when they can. */
  whyFrozen(facts: DossierFacts): string | undefined {
    const { locale } = this.db.actor;
    const say = sayIn(locale);
    switch (facts.state) {
      case 'enrolled':
      case 'drafting':
      case 'returned':
        if (this.isOpen(facts, 'self-assessment')) return undefined;
        return facts.cycleState === 'self-assessment'
          ? say('assessment-closed', { closes: formatMoment(locale, facts.closes['self-assessment'], facts.timeZone) })
          : say('assessment-over');
      case 'awaiting-signature':
        return say('frozen-for-signature');
      case 'on-hold':
        return say('on-hold');
      case 'withdrawn':
        return say('withdrawn');
      default:
        return say('answers-submitted', { day: facts.submittedAt ? formatDay(locale, facts.submittedAt, facts.timeZone) : '' });
    }
  }
}
