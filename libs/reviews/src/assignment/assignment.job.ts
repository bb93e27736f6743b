import { type AssignmentInstance, type AssignmentResult } from '@peerpolis/kernels';
import { Db, JobHandler, runInThread, type JobContext, type JobWork } from '@peerpolis/platform';
import { affinity, type Affinity } from './affinity.js';
import { Candidates, type Candidate } from './candidates.js';
import { ASSIGNMENT_JOB } from './proposals.js';

const SOLVER = new URL('./assignment.thread.js', import.meta.url);

interface OpenDossier {
  id: string;
  member_id: string;
  country: string;
  population: number | null;
  missing: number;
}

interface Question {
  dossiers: OpenDossier[];
  reviewers: Candidate[];
  instance: AssignmentInstance;
  fits: Map<string, Affinity>;
}

/** Computes who could review whom: best total fit under the cycle's rules. Writes a draft, or says which rule stands in the way. */
@JobHandler(ASSIGNMENT_JOB)
export class AssignmentJob implements JobWork<{ proposalId: string }> {
  constructor(
    private readonly db: Db,
    private readonly candidates: Candidates,
  ) {}

  async run(context: JobContext<{ proposalId: string }>): Promise<object> {
    const { proposalId } = context.data;
    await context.progress(5, 'assignment.reading');
    const question = await this.db.run(context.actor, () => this.question(context.cycleId as string));
    await context.progress(40, 'assignment.solving');
    const result = await runInThread<AssignmentInstance, AssignmentResult>(SOLVER, question.instance, {
      onProgress: (share) => context.progress(40 + 50 * share, 'assignment.solving'),
      check: () => context.throwIfCancelled(),
    });
    await context.progress(90, 'assignment.writing');
    await this.db.run(context.actor, () => this.write(proposalId, question, result));
    return { proposalId, status: result.status };
  }

  private async question(cycleId: string): Promise<Question> {
    const rules = await this.db.one<{ wanted: number; load: number; country: number; mutual: boolean }>(
      `select (rules->>'reviewersPerDossier')::int as wanted, (rules->>'maxLoadPerReviewer')::int as load,
         (rules->>'maxPerCountry')::int as country, (rules->>'noMutual')::boolean as mutual from cycle where id = $1`,
      [cycleId],
    );
    if (!rules) throw new Error('The cycle of the job is gone');
    const dossiers = await this.db.query<OpenDossier>(
      `select d.id, d.member_id, m.country, ct.population, greatest(0, $2 - (select count(*)::int from review r where r.dossier_id = d.id
           and r.state in ('invited', 'accepted', 'scoring', 'reopened', 'submitted', 'settled')))::int as missing
       from dossier d join member m on m.id = d.member_id left join city ct on ct.id = m.city_id
       where d.cycle_id = $1 and d.state in ('submitted', 'in-review') order by d.id`,
      [cycleId, rules.wanted],
    );
    const reviewers = new Map<string, Candidate>();
    const fits = new Map<string, Affinity>();
    const allowed: [number, string, number][] = [];
    for (const [row, dossier] of dossiers.entries()) {
      for (const person of await this.candidates.of(dossier.id)) {
        reviewers.set(person.id, person);
        if (person.conflict) continue;
        const fit = affinity(dossier, { country: person.homeCountry, population: person.homePopulation });
        fits.set(`${row} ${person.id}`, fit);
        allowed.push([row, person.id, fit.value]);
      }
    }
    const list = [...reviewers.values()].sort((a, b) => a.id.localeCompare(b.id));
    const place = new Map(list.map((person, index) => [person.id, index]));
    const instance: AssignmentInstance = {
      submissions: dossiers.length,
      reviewers: list.length,
      reviews_per_submission: dossiers.map((dossier) => dossier.missing),
      max_load: list.map((person) => Math.max(0, rules.load - person.load)),
      pairs: allowed.map(([row, id, value]) => [row, place.get(id) as number, value] as const),
      groups: { reviewer: list.map((person) => person.homeCountry), maxPerGroup: rules.country },
      submissionOwner: dossiers.map((dossier) => dossier.member_id),
      reviewerOwner: list.map((person) => person.homeId),
      noMutual: rules.mutual,
    };
    return { dossiers, reviewers: list, instance, fits };
  }

  private async write(proposalId: string, { dossiers, reviewers, fits }: Question, result: AssignmentResult): Promise<void> {
    const solved = result.status !== 'infeasible';
    const pairs = solved ? result.assignment : result.best.assignment;
    const summary = solved
      ? { status: result.status, objective: result.objective, reviews: pairs.length, dossiers: dossiers.length }
      : { status: result.status, reason: result.reason, placeable: result.best.assignments, wanted: dossiers.reduce((sum, dossier) => sum + dossier.missing, 0), repairs: result.repairs.map((repair) => repair.text) };
    await this.db.query(`delete from assignment_pair where proposal_id = $1`, [proposalId]);
    await this.db.query(
      `insert into assignment_pair (proposal_id, dossier_id, person_id, affinity, explanation)
       select $1, d, p, a, e from unnest($2::uuid[], $3::uuid[], $4::float8[], $5::jsonb[]) as x(d, p, a, e)`,
      [
        proposalId,
        pairs.map(([row]) => dossiers[row]?.id),
        pairs.map(([, column]) => reviewers[column]?.id),
        pairs.map(([row, column]) => fits.get(`${row} ${reviewers[column]?.id}`)?.value ?? 0),
        pairs.map(([row, column]) => JSON.stringify(fits.get(`${row} ${reviewers[column]?.id}`)?.reasons ?? [])),
      ],
    );
    await this.db.query(`update assignment_proposal set state = $2, summary = $3 where id = $1 and state = 'computing'`, [
      proposalId,
      solved ? 'draft' : 'infeasible',
      JSON.stringify(summary),
    ]);
  }
}
