import { Injectable } from '@nestjs/common';
import { Db, formatDay, History, notFound, Refusal, type DossierState, type FieldErrors } from '@peerpolis/platform';
import { DossierHooks } from '../hooks.js';
import { sayIn } from '../texts/index.js';
import { Completeness, NOTHING_LACKING, type Shortcomings } from './completeness.js';
import { DossierEffects } from './effects.js';
import { DossierFactsReader, type CityStage, type DossierFacts } from './facts.js';
import { DossierMachine, hasReached, NEEDS_REASON, type DossierEventName } from './machine.js';
import { HELD, mayCause } from './permissions.js';

export interface TransitionWords {
  reason?: string | undefined;
  /** Name under the signature, for `sign`. */
  signedBy?: string | undefined;
}

/** Moves dossiers through their life. Every way into a state goes through here. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly db: Db,
    private readonly facts: DossierFactsReader,
    private readonly completeness: Completeness,
    private readonly effects: DossierEffects,
    private readonly hooks: DossierHooks,
    private readonly history: History,
  ) {}

  /** The acting person causes an event. @throws Refusal not-found, wrong-state, already-done, incomplete, invalid-input (no reason) */
  async act(id: string, event: DossierEventName, reason?: string): Promise<DossierState> {
    const held = await this.held(id);
    const { state } = await this.facts.read(id, { lock: true });
    if (!mayCause(event, state, held)) throw notFound();
    if (NEEDS_REASON.has(event) && !reason) throw new Refusal('invalid-input', { errors: { reason: sayIn(this.db.actor.locale)('reason-needed') } });
    return this.transition(id, event, { reason, signedBy: event === 'sign' ? await this.ownName() : undefined });
  }

  /**
   * A rule of the house causes an event: rights are not checked. Inside `Db.elevate` the audit names the system, outside the actor.
   * Locks the dossier, so that of two at once exactly one happens.
   * @throws Refusal wrong-state with the reason, already-done, incomplete with the codes of what is missing
   */
  async transition(id: string, event: DossierEventName, words: TransitionWords = {}): Promise<DossierState> {
    const facts = await this.facts.read(id, { lock: true });
    this.refuseRepetition(facts, event);
    const lacking = event === 'request-signature' ? await this.db.elevate(() => this.lackingOf(facts)) : NOTHING_LACKING;
    const subject = this.facts.subjectOf(facts, lacking);
    if (subject.assessmentOpen && ['drafting', 'returned'].includes(facts.state)) this.refuseIncomplete(lacking);
    const to = DossierMachine.next(facts.state, event, subject);
    const moment = { ...momentOf(facts), event, from: facts.state };
    const objection = await this.db.elevate(() => this.hooks.objection(moment));
    if (objection) throw new Refusal('wrong-state', { detail: objection, params: { event, state: facts.state } });
    await this.db.elevate(() => this.effects.apply({ facts, event, to, reason: words.reason, signedBy: words.signedBy }));
    await this.history.record({
      machine: 'dossier',
      objectId: id,
      dossierId: id,
      networkId: facts.networkId,
      event,
      from: facts.state,
      to,
      reason: words.reason ?? null,
    });
    await this.db.elevate(() => this.hooks.happened({ ...moment, to }));
    if (event === 'sign' || event === 'resume') await this.db.elevate(() => this.advance(id));
    return to;
  }

  /**
   * Takes a dossier as far as the cycle's stage and the modules behind the hooks allow, short of publication. Modules call it when
   * something that held it up is done; a dossier that cannot move is left where it is.
   */
  async advance(id: string): Promise<DossierState> {
    return this.db.elevate(async () => {
      for (;;) {
        const facts = await this.facts.read(id, { lock: true });
        const event = nextStep(facts);
        if (!event || (await this.objection(facts, event, NOTHING_LACKING))) return facts.state;
        await this.transition(id, event);
      }
    });
  }

  /** The first thing that stands against an event in the present state, or undefined. */
  async objection(facts: DossierFacts, event: DossierEventName, lacking: Shortcomings): Promise<string | undefined> {
    const possible = DossierMachine.possibilities(facts.state, this.facts.subjectOf(facts, lacking)).find((possibility) => possibility.event === event);
    if (!possible) return `"${event}" is not possible in ${facts.state}`;
    return possible.reason ?? this.db.elevate(() => this.hooks.objection({ ...momentOf(facts), event, from: facts.state }));
  }

  /** Deciding permissions of the actor on the dossier. @throws Refusal not-found where the actor may not see it */
  async held(id: string): Promise<string[]> {
    const row = await this.db.oneOften<{ held: string[] }>(`select ${HELD} as held from dossier d where d.id = $1`, [id]);
    if (!row) throw notFound();
    return this.db.actor.kind === 'system' ? ['answer.write', 'dossier.file', 'dossier.sign', 'dossier.manage'] : row.held;
  }

  lackingOf({ id, editionId, allowUnanswered }: DossierFacts): Promise<Shortcomings> {
    return this.completeness.of(id, editionId).then((lacking) => (allowUnanswered ? { ...lacking, unanswered: [] } : lacking));
  }

  /** Is a stage in which the city acts open for this dossier now, by the cycle's dates or by its extension? */
  async isOpen(id: string, stage: CityStage): Promise<boolean> {
    return this.facts.isOpen(await this.facts.read(id), stage);
  }

  private refuseRepetition(facts: DossierFacts, event: DossierEventName): void {
    const { locale } = this.db.actor;
    if (event === 'sign' && facts.submittedAt && isFiled(facts.state)) {
      throw new Refusal('already-done', { detail: sayIn(locale)('already-signed', { day: formatDay(locale, facts.submittedAt, facts.timeZone) }) });
    }
    const row = DossierMachine.table.find((candidate) => candidate.event === event);
    if (row?.to === facts.state) throw new Refusal('already-done', { detail: sayIn(locale)('already-so') });
  }

  private refuseIncomplete({ unanswered, withoutEvidence }: Shortcomings): void {
    const say = sayIn(this.db.actor.locale);
    const mark = (codes: string[], sentence: string): FieldErrors => Object.fromEntries(codes.map((code) => [code, sentence]));
    const errors: FieldErrors = {
      ...(unanswered.length > 0 ? { answers: mark(unanswered, say('question-open')) } : {}),
      ...(withoutEvidence.length > 0 ? { evidence: mark(withoutEvidence, say('evidence-needed')) } : {}),
    };
    if (Object.keys(errors).length === 0) return;
    const detail = unanswered.length > 0 ? say('unanswered', { count: unanswered.length }) : say('evidence-missing', { count: withoutEvidence.length });
    throw new Refusal('incomplete', { detail, errors });
  }

  private async ownName(): Promise<string> {
    const { actor } = this.db;
    if (actor.kind !== 'person') throw notFound();
    const person = await this.db.one<{ name: string }>(`select name from person where id = $1`, [actor.personId]);
    return person?.name ?? '';
  }
}

const momentOf = ({ id, cycleId, networkId, memberId, editionId }: DossierFacts) => ({ id, cycleId, networkId, memberId, editionId });

const isFiled = (state: DossierState): boolean => ['submitted', 'in-review', 'in-moderation', 'in-reply', 'settled', 'published'].includes(state);

/** The event that time alone, and what others did, can bring about. */
function nextStep({ state, cycleState }: DossierFacts): DossierEventName | undefined {
  if (state === 'submitted' && hasReached(cycleState, 'review')) return 'start-review';
  if (state === 'in-review') return 'start-moderation';
  if (state === 'in-moderation' && hasReached(cycleState, 'reply')) return 'start-reply';
  if (state === 'in-reply' && hasReached(cycleState, 'publication')) return 'settle';
  return undefined;
}
