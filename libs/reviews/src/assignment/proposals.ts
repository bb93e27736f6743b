import { Injectable } from '@nestjs/common';
import { Clock, Db, Ids, Jobs, notFound, Randomness, Refusal, requireInNetwork } from '@peerpolis/platform';
import { type ProposalView } from '../contracts.js';
import { sayIn } from '../texts/index.js';
import { Assigning } from './assigning.js';

/** Kind of the job that computes a proposal. */
export const ASSIGNMENT_JOB = 'assignment';

/** Drafts of assignments, seen by the assigning officer alone until applied. */
@Injectable()
export class Proposals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly randomness: Randomness,
    private readonly assigning: Assigning,
  ) {}

  /** Asks for a proposal for every dossier of the cycle that lacks reviewers. */
  async request(cycleId: string): Promise<{ proposalId: string; jobId: string }> {
    const cycle = await this.db.one<{ network_id: string }>(`select network_id from cycle where id = $1`, [cycleId]);
    if (!cycle) throw notFound();
    await requireInNetwork(this.db, 'review.assign', cycle.network_id);
    const proposalId = this.ids.next();
    const job = await this.jobs.request({ kind: ASSIGNMENT_JOB, networkId: cycle.network_id, cycleId, data: { proposalId } });
    await this.db.query(`insert into assignment_proposal (id, cycle_id, network_id, job_id, state, created_at) values ($1, $2, $3, $4, 'computing', $5)`, [
      proposalId,
      cycleId,
      cycle.network_id,
      job.id,
      this.clock.now(),
    ]);
    return { proposalId, jobId: job.id };
  }

  async find(id: string): Promise<ProposalView> {
    const proposal = await this.db.one<Omit<ProposalView, 'pairs' | 'createdAt'> & { createdAt: Date }>(
      `select id, cycle_id as "cycleId", state, job_id as "jobId", summary, created_at as "createdAt" from assignment_proposal where id = $1`,
      [id],
    );
    if (!proposal) throw notFound();
    const pairs = await this.db.query<ProposalView['pairs'][number]>(
      `select a.dossier_id as "dossierId", m.name as "dossierName", a.person_id as "reviewerId", p.name as "reviewerName", a.affinity, a.explanation
       from assignment_pair a join dossier d on d.id = a.dossier_id join member m on m.id = d.member_id join person p on p.id = a.person_id
       where a.proposal_id = $1 order by m.name, a.dossier_id, p.name, p.id`,
      [id],
    );
    return { ...proposal, createdAt: proposal.createdAt.toISOString(), pairs };
  }

  /** Newest first. */
  async ofCycle(cycleId: string): Promise<{ id: string; state: string; createdAt: string }[]> {
    const rows = await this.db.query<{ id: string; state: string; at: Date }>(
      `select id, state, created_at as at from assignment_proposal where cycle_id = $1 order by created_at desc, id desc limit 50`,
      [cycleId],
    );
    return rows.map(({ id, state, at }) => ({ id, state, createdAt: at.toISOString() }));
  }

  /** Invites every proposed pair, in random order: the letters of the pseudonyms must not follow the alphabet of names. */
  async apply(id: string): Promise<{ invited: number }> {
    const { pairs, state } = await this.find(id);
    if (state !== 'draft') throw new Refusal('already-done', { detail: sayIn(this.db.actor.locale)('proposal-over'), params: { state } });
    const claimed = await this.db.elevate(() => this.db.query(`update assignment_proposal set state = 'applied' where id = $1 and state = 'draft' returning id`, [id]));
    if (claimed.length === 0) throw new Refusal('already-done');
    for (const { dossierId, reviewerId } of this.randomness.shuffle(pairs)) await this.assigning.assign(dossierId, reviewerId, true);
    return { invited: pairs.length };
  }
}
