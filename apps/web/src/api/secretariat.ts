import type { DossierView, GrantExtension } from '@contracts/assessments';
import type { CockpitView, CycleView, Enrolled, TransitionInput, UpdateCycle } from '@contracts/cycles';
import type { UpdateMembership, MembershipView } from '@contracts/networks';
import type { BuildReports } from '@contracts/reports';
import type { AssignReviewer, ProposalView, ReviewerView, ReviewTransition, ReviewView } from '@contracts/reviews';
import type { ResultRow, ScorecardView, ScoringRunView } from '@contracts/scorecards';
import type { StandardView } from '@contracts/standards';
import { get, post, put } from './client.js';
import { listQuery } from './dataProvider.js';

const tag = (version: number): string => `"${version}"`;
const at = (part: string): string => encodeURIComponent(part);
type Signal = AbortSignal | undefined;

/** The id of the job a 202 points to. */
const jobOf = ({ location }: { location: string | null }): string => location?.split('/').pop() ?? '';

/** A proposal in the list of a cycle's proposals. */
export type ProposalRow = Pick<ProposalView, 'id' | 'state' | 'createdAt'>;

/** Named calls of the secretariat's side; every shape comes from the modules' contracts. */
export const office = {
  cycle: (id: string, signal?: Signal) => get<CycleView>(`/cycles/${at(id)}`, { signal }).then(({ data }) => data),
  cockpit: (id: string, signal?: Signal) => get<CockpitView>(`/cycles/${at(id)}/cockpit`, { signal }).then(({ data }) => data),
  updateCycle: (cycle: Pick<CycleView, 'id' | 'version'>, input: UpdateCycle) => put<CycleView>(`/cycles/${at(cycle.id)}`, input, { ifMatch: tag(cycle.version) }).then(({ data }) => data),
  moveCycle: (id: string, input: TransitionInput) => post<CycleView>(`/cycles/${at(id)}/transitions`, input).then(({ data }) => data),
  enrol: (id: string, memberIds: string[]) => post<Enrolled>(`/cycles/${at(id)}/enrolments`, { memberIds }).then(({ data }) => data),

  requestScoring: (cycleId: string) => post(`/cycles/${at(cycleId)}/scoring-runs`).then(jobOf),
  scoringRuns: (cycleId: string, signal?: Signal) => get<ScoringRunView[]>(`/cycles/${at(cycleId)}/scoring-runs`, { signal }).then(({ data }) => data),
  results: (cycleId: string, signal?: Signal) => get<ResultRow[]>(`/cycles/${at(cycleId)}/results`, { signal }).then(({ data }) => data),
  scorecard: (dossierId: string, signal?: Signal) => get<ScorecardView>(`/dossiers/${at(dossierId)}/scorecard`, { signal }).then(({ data }) => data),

  candidates: (dossierId: string, signal?: Signal) => get<ReviewerView[]>(`/dossiers/${at(dossierId)}/candidates`, { signal }).then(({ data }) => data),
  assign: (dossierId: string, input: AssignReviewer) => post<ReviewView>(`/dossiers/${at(dossierId)}/reviews`, input).then(({ data }) => data),
  moveReview: (id: string, input: ReviewTransition) => post<ReviewView>(`/reviews/${at(id)}/transitions`, input).then(({ data }) => data),
  propose: (cycleId: string) => post<{ proposalId: string; jobId: string }>(`/cycles/${at(cycleId)}/proposals`).then(({ data }) => data),
  proposals: (cycleId: string, signal?: Signal) => get<ProposalRow[]>(`/cycles/${at(cycleId)}/proposals`, { signal }).then(({ data }) => data),
  proposal: (id: string, signal?: Signal) => get<ProposalView>(`/proposals/${at(id)}`, { signal }).then(({ data }) => data),
  applyProposal: (id: string) => post<{ invited: number }>(`/proposals/${at(id)}/apply`).then(({ data }) => data),

  grantExtension: (dossierId: string, input: GrantExtension) => post<DossierView>(`/dossiers/${at(dossierId)}/extensions`, input).then(({ data }) => data),

  buildCycleReports: (cycleId: string, input: BuildReports) => post(`/cycles/${at(cycleId)}/reports`, input).then(jobOf),
  buildDossierReports: (dossierId: string, input: BuildReports) => post(`/dossiers/${at(dossierId)}/reports`, input).then(jobOf),
  reportFile: (id: string) => `/api/v1/reports/${at(id)}/file`,

  standard: (id: string, signal?: Signal) => get<StandardView>(`/standards/${at(id)}`, { signal }).then(({ data }) => data),
  updateMembership: (membership: Pick<MembershipView, 'id' | 'version'>, input: UpdateMembership) =>
    put<MembershipView>(`/memberships/${at(membership.id)}`, input, { ifMatch: tag(membership.version) }).then(({ data }) => data),
  endMandate: (id: string, validUntil: string) => post(`/mandates/${at(id)}/end`, { validUntil }),
  cancelJob: (id: string) => post(`/jobs/${at(id)}/cancel`),
  redrive: (id: string) => post(`/queue/dead-letters/${at(id)}/redrive`),
};

/** A whole list in one go, at most `most` rows. */
export function all<T>(resource: string, filter: Record<string, unknown> = {}, signal?: Signal, sort?: { field: string; order: 'ASC' | 'DESC' }, most = 500): Promise<T[]> {
  return get<T[]>(`/${resource}`, { query: listQuery({ filter, sort, pagination: { page: 1, perPage: most } }), signal }).then(({ data }) => data);
}
