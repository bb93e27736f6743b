import { Alert, Link } from '@mui/material';
import type { DossierRow } from '@contracts/assessments';
import type { CycleView } from '@contracts/cycles';
import type { ReviewRow } from '@contracts/reviews';
import { Link as RouterLink, useParams } from 'react-router';
import { useApi } from '../api/hooks.js';
import { all } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { useCycle } from '../cycles/useCycle.js';
import { useT } from '../i18n/index.js';
import { DossierAssignment } from './DossierAssignment.js';
import { Proposals } from './Proposals.js';
import { counts } from './states.js';

/** Who reviews whom. Names of reviewers are shown on this page and nowhere else. */
export default function AssignmentPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: cycle, error, refetch } = useCycle(id);
  return (
    <>
      <PageTitle>{t('assignment.title')}</PageTitle>
      {cycle && <Link component={RouterLink} to={`/cycles/${cycle.id}`}>{cycle.title}</Link>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!cycle && !error && <Busy />}
      {cycle && <Shown cycle={cycle} />}
    </>
  );
}

function Shown({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const dossiers = useApi<DossierRow[]>(['assignment', 'dossiers', cycle.id], (signal) => all('dossiers', { cycleId: cycle.id, state: ['submitted', 'in-review'] }, signal, { field: 'name', order: 'ASC' }, 2000));
  const reviews = useApi<ReviewRow[]>(['assignment', 'reviews', cycle.id], (signal) => all('reviews', { cycleId: cycle.id }, signal, undefined, 2000));
  const error = dossiers.error ?? reviews.error;
  if (error) return <ProblemAlert error={error} onRetry={() => void Promise.all([dossiers.refetch(), reviews.refetch()])} />;
  if (!dossiers.data || !reviews.data) return <Busy />;
  if (dossiers.data.length === 0) return <EmptyState title={t('assignment.none.title')} text={t('assignment.none.text')} />;

  const wanted = cycle.rules.reviewersPerDossier;
  const of = (dossierId: string) => (reviews.data ?? []).filter((review) => review.dossierId === dossierId);
  const missing = (dossier: DossierRow) => Math.max(0, wanted - of(dossier.id).filter(({ state }) => counts(state)).length);
  const lacking = dossiers.data.filter((dossier) => missing(dossier) > 0);
  const complete = dossiers.data.filter((dossier) => missing(dossier) === 0);
  return (
    <>
      <Alert severity="info" sx={{ mt: 2 }}>{t(cycle.blindMode === 'open' ? 'assignment.openNote' : 'assignment.blindNote')}</Alert>
      <Proposals cycle={cycle} lacking={lacking.length} />
      <Section title={t('assignment.lacking', { smart_count: lacking.length })} intro={t('assignment.lackingIntro', { wanted })}>
        {lacking.length === 0 && <Alert severity="success">{t('assignment.allComplete')}</Alert>}
        {lacking.map((dossier) => <DossierAssignment key={dossier.id} cycle={cycle} dossier={dossier} reviews={of(dossier.id)} missing={missing(dossier)} />)}
      </Section>
      {complete.length > 0 && (
        <Section title={t('assignment.complete', { smart_count: complete.length })}>
          {complete.map((dossier) => <DossierAssignment key={dossier.id} cycle={cycle} dossier={dossier} reviews={of(dossier.id)} missing={0} />)}
        </Section>
      )}
    </>
  );
}
