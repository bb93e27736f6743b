import type { AddLink, AnswerVersion, AnswerView, DossierTransition, DossierView, EvidenceView, SavedAnswer, SaveAnswer, SnapshotDetail } from '@contracts/assessments';
import type { FindingView, ReplyToFinding, SettleFinding } from '@contracts/findings';
import type { ReviewTransition, ReviewView, SaveScore, ScoreView } from '@contracts/reviews';
import { address, get, post, put, remove } from './client.js';
import { listQuery } from './dataProvider.js';
import { upload } from './upload.js';

/** A row's version as If-Match names it; "0" is a row that does not exist yet. */
const tag = (version: number): string => `"${version}"`;
const at = (part: string): string => encodeURIComponent(part);

type Signal = AbortSignal | undefined;

/** Named calls of the assessment and review side; every shape comes from the modules' contracts. */
export const api = {
  dossier: (id: string, signal?: Signal) => get<DossierView>(`/dossiers/${at(id)}`, { signal }).then(({ data }) => data),
  saveAnswer: (dossierId: string, code: string, answer: SaveAnswer, version: number) =>
    put<SavedAnswer>(`/dossiers/${at(dossierId)}/answers/${at(code)}`, answer, { ifMatch: tag(version) }).then(({ data }) => data),
  answerVersions: (dossierId: string, code: string, signal?: Signal) =>
    get<AnswerVersion[]>(`/dossiers/${at(dossierId)}/answers/${at(code)}/history`, { signal }).then(({ data }) => data),
  moveDossier: (id: string, transition: DossierTransition) => post<DossierView>(`/dossiers/${at(id)}/transitions`, transition).then(({ data }) => data),
  addLink: (dossierId: string, link: AddLink) => post<EvidenceView>(`/dossiers/${at(dossierId)}/evidence`, link).then(({ data }) => data),
  addFile: (dossierId: string, file: File, fields: Record<string, string>, onProgress: (share: number) => void, signal: AbortSignal) =>
    upload<EvidenceView>(`/dossiers/${at(dossierId)}/evidence`, file, { fields, onProgress, signal }).then(({ data }) => data),
  removeEvidence: (id: string) => remove(`/evidence/${at(id)}`),
  /** Address from which the browser saves the file. */
  evidenceFile: (id: string) => address(`/evidence/${at(id)}/file`),
  snapshot: (dossierId: string, signal?: Signal) => get<SnapshotDetail>(`/dossiers/${at(dossierId)}/snapshot`, { signal }).then(({ data }) => data),

  review: (id: string, signal?: Signal) => get<ReviewView>(`/reviews/${at(id)}`, { signal }).then(({ data }) => data),
  saveScore: (reviewId: string, code: string, score: SaveScore, version: number) =>
    put<ScoreView>(`/reviews/${at(reviewId)}/scores/${at(code)}`, score, { ifMatch: tag(version) }).then(({ data }) => data),
  moveReview: (id: string, transition: ReviewTransition) => post<ReviewView>(`/reviews/${at(id)}/transitions`, transition).then(({ data }) => data),

  /** All findings of one dossier, at most 2000. */
  findings: (dossierId: string, signal?: Signal) =>
    get<FindingView[]>('/findings', { query: listQuery({ filter: { dossierId }, pagination: { page: 1, perPage: 2000 } }), signal }).then(({ data }) => data),
  settle: (finding: FindingView, input: SettleFinding) => put<FindingView>(`/findings/${at(finding.id)}`, input, { ifMatch: tag(finding.version) }).then(({ data }) => data),
  reply: (finding: FindingView, input: ReplyToFinding) => post<FindingView>(`/findings/${at(finding.id)}/reply`, input, { ifMatch: tag(finding.reply?.version ?? 0) }).then(({ data }) => data),
};

export type { AnswerView, DossierView, EvidenceView, FindingView, ReviewView, ScoreView };
