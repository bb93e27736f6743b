import { Link } from '@mui/material';
import type { ScorecardView } from '@contracts/scorecards';
import { Link as RouterLink, useParams } from 'react-router';
import { useApi } from '../api/hooks.js';
import { isProblem } from '../api/problem.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useCycle } from '../cycles/useCycle.js';
import { useDossier } from '../dossiers/useDossier.js';
import { useT } from '../i18n/index.js';
import { Scorecard } from './Scorecard.js';

/** The numbers of one dossier. */
export default function ScorecardPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { dossier, edition, error, refetch } = useDossier(id);
  const { data: cycle } = useCycle(dossier?.cycleId ?? '');
  const card = useApi<ScorecardView>(['scorecard', id], (signal) => office.scorecard(id, signal));
  const none = card.error !== null && isProblem(card.error) && card.error.status === 404;
  return (
    <>
      <PageTitle>{dossier ? t('scorecards.titleOf', { name: dossier.name }) : t('scorecards.title')}</PageTitle>
      {dossier && <Link component={RouterLink} to={`/dossiers/${id}`}>{t('scorecards.back', { name: dossier.name, cycle: dossier.cycleTitle })}</Link>}
      {error && <ProblemAlert error={error} onRetry={refetch} />}
      {card.error && !none && <ProblemAlert error={card.error} onRetry={() => void card.refetch()} />}
      {none && dossier && <EmptyState title={t('scorecards.none.title')} text={t('scorecards.none.text')} />}
      {(card.isPending || !edition) && !card.error && !error && <Busy />}
      {card.data && edition && <Scorecard card={card.data} edition={edition} historical={cycle?.historical} />}
    </>
  );
}
