import { Injectable } from '@nestjs/common';
import { Clock, Db, History, Ids, Refusal, requireOnDossier } from '@peerpolis/platform';
import { sayIn } from '../texts/index.js';
import { ReviewTransitions } from '../transitions.js';
import { Candidates, type Candidate, type Stakes } from './candidates.js';

/** Puts a reviewer on a dossier, by hand or from a proposal. */
@Injectable()
export class Assigning {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly history: History,
    private readonly candidates: Candidates,
    private readonly transitions: ReviewTransitions,
  ) {}

  /** The pool as the officer of this dossier may see it. */
  async pool(dossierId: string): Promise<Candidate[]> {
    await requireOnDossier(this.db, 'review.assign', dossierId);
    const stakes = await this.db.one<Stakes>(`select access.conflicted_members() as members, access.own_dossiers() as dossiers`);
    return this.db.elevate(() => this.candidates.of(dossierId, stakes));
  }

  /** @throws Refusal not-found, wrong-state, conflict-of-interest with the rule that fired */
  async assign(dossierId: string, personId: string, invite: boolean): Promise<string> {
    const candidate = (await this.pool(dossierId)).find((person) => person.id === personId);
    if (!candidate) throw new Refusal('invalid-input', { errors: { reviewerId: sayIn(this.db.actor.locale)('not-in-pool') } });
    if (candidate.conflict) throw new Refusal('conflict-of-interest', { detail: candidate.conflict });
    return this.db.elevate(() => this.write(dossierId, candidate, invite));
  }

  private async write(dossierId: string, candidate: Candidate, invite: boolean): Promise<string> {
    const dossier = await this.db.one<{ network_id: string; due_at: Date | null; reviews: number }>(
      `select d.network_id, g.closes_at as due_at, (select count(*)::int from review r where r.dossier_id = d.id) as reviews
       from dossier d left join cycle_stage g on g.cycle_id = d.cycle_id and g.stage = 'review' where d.id = $1 for update of d`,
      [dossierId],
    );
    if (!dossier) throw new Refusal('not-found');
    const id = this.ids.next();
    const state = invite ? 'invited' : 'proposed';
    await this.db.query(`insert into review (id, dossier_id, pseudonym, state, due_at) values ($1, $2, $3, $4, $5)`, [
      id,
      dossierId,
      letters(dossier.reviews),
      state,
      dossier.due_at,
    ]);
    await this.db.query(`insert into review_identity (review_id, dossier_id, person_id, home_member_id, assigned_at) values ($1, $2, $3, $4, $5)`, [
      id,
      dossierId,
      candidate.id,
      candidate.homeId,
      this.clock.now(),
    ]);
    await this.history.record({ machine: 'review', objectId: id, dossierId, networkId: dossier.network_id, event: invite ? 'invite' : 'propose', from: null, to: state });
    if (invite) await this.transitions.invite({ id, dossier_id: dossierId });
    return id;
  }
}

/** 0 → A, 25 → Z, 26 → AA: the pseudonym within a dossier. */
export function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? letters(rest) : '') + String.fromCharCode(65 + (index % 26));
}
