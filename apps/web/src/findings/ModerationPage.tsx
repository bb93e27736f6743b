import { Alert, Box, Button, Typography } from '@mui/material';
import type { DossierView } from '@contracts/assessments';
import type { FindingView } from '@contracts/findings';
import type { EditionView } from '@contracts/standards';
import { Link, useParams } from 'react-router';
import { Busy } from '../common/Busy.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useDossier } from '../dossiers/useDossier.js';
import { useT } from '../i18n/index.js';
import { PassedList } from './PassedList.js';
import { SettleCard } from './SettleCard.js';
import { awaitsModerator, inOrder } from './sorting.js';
import { useFindings } from './useFindings.js';

/** For the moderator: what is disputed, and only that; the rest passed in bulk and can be looked up. */
export default function ModerationPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { dossier, edition, error } = useDossier(id);
  const findings = useFindings(id);
  const failed = error ?? findings.error;
  return (
    <>
      {dossier && <PageTitle>{t('findings.moderation.title', { name: dossier.name })}</PageTitle>}
      {failed && <ProblemAlert error={failed} onRetry={() => void findings.refetch()} />}
      {!failed && (!dossier || !edition || !findings.data) && <Busy />}
      {dossier && edition && findings.data && (
        <>
          <Board dossier={dossier} edition={edition} findings={findings.data} />
          <Box sx={{ mt: 3 }}><Button component={Link} to={`/dossiers/${id}`}>{t('findings.toDossier')}</Button></Box>
        </>
      )}
    </>
  );
}

function Board({ dossier, edition, findings }: { dossier: DossierView; edition: EditionView; findings: readonly FindingView[] }) {
  const t = useT();
  const all = inOrder(findings, edition.nodes);
  const open = all.filter(({ finding }) => awaitsModerator(finding));
  const decided = all.filter(({ finding }) => finding.state === 'settled' && !awaitsModerator(finding));
  const passed = all.filter(({ finding }) => finding.state === 'passed' && !awaitsModerator(finding));
  if (all.length === 0) return <EmptyState text={t('findings.none')} />;
  return (
    <>
      <Typography sx={{ maxWidth: '75ch' }}>{t('findings.moderation.intro')}</Typography>
      <Alert severity={open.length === 0 ? 'success' : 'info'} sx={{ my: 2 }} role="status">
        {open.length === 0 ? t('findings.moderation.allSettled') : t('findings.moderation.left', { smart_count: open.length })} {t('findings.moderation.passed', { smart_count: passed.length })}
      </Alert>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {open.map(({ finding, node }) => <SettleCard key={finding.id} dossier={dossier} edition={edition} node={node} finding={finding} />)}
      </Box>
      {decided.length > 0 && <PassedList title={t('findings.moderation.decided', { smart_count: decided.length })} items={decided} edition={edition} />}
      {passed.length > 0 && <PassedList title={t('findings.moderation.passedList', { smart_count: passed.length })} items={passed} edition={edition} />}
    </>
  );
}
