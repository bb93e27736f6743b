import { Box, Button, Paper, Typography } from '@mui/material';
import type { DossierView, SnapshotContent, SnapshotView } from '@contracts/assessments';
import { useNotify } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../api/actions.js';
import { useApi } from '../api/hooks.js';
import { isProblem } from '../api/problem.js';
import { Busy } from '../common/Busy.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { Moment } from '../common/Deadline.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT } from '../i18n/index.js';
import { HashCheck } from './HashCheck.js';
import { SnapshotRead } from './SnapshotRead.js';
import { useDossier, useDossierCache } from './useDossier.js';

/** For the signatory: read what was frozen, and sign it. No form. */
export default function SignPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { dossier, edition, error } = useDossier(id);
  const snapshot = useApi(['snapshot', id, dossier?.snapshot?.id], (signal) => api.snapshot(id, signal), { enabled: Boolean(dossier?.snapshot), staleTime: Infinity });
  const failed = error ?? snapshot.error;
  const nothing = dossier?.snapshot === null || (isProblem(snapshot.error) && snapshot.error.status === 404);
  return (
    <>
      {dossier && <PageTitle>{t(dossier.may.sign ? 'dossiers.sign.title' : 'dossiers.sign.readTitle', { name: dossier.name })}</PageTitle>}
      {nothing ? <EmptyState text={t('dossiers.sign.noSnapshot')} action={<Button component={Link} to={`/dossiers/${id}`}>{t('dossiers.sign.back')}</Button>} />
        : failed ? <ProblemAlert error={failed} />
        : !snapshot.data || !edition || !dossier ? <Busy />
        : (
          <>
            <Typography sx={{ mb: 2, maxWidth: '75ch' }}>{t('dossiers.sign.intro', { number: snapshot.data.number })}</Typography>
            <Facts dossier={dossier} snapshot={snapshot.data} content={snapshot.data.content} />
            <Typography variant="h2" gutterBottom>{t('dossiers.sign.content')}</Typography>
            <SnapshotRead content={snapshot.data.content} edition={edition} />
            <Box sx={{ mt: 3 }}><Decision dossier={dossier} /></Box>
          </>
        )}
    </>
  );
}

function Facts({ dossier, snapshot, content }: { dossier: DossierView; snapshot: SnapshotView; content: SnapshotContent }) {
  const t = useT();
  return (
    <Paper sx={{ p: 2, mb: 3 }}>
      <Typography variant="body2">{t('dossiers.sign.requested')}: <Moment at={snapshot.requestedAt} timeZone={dossier.timeZone} /></Typography>
      {snapshot.signedAt && (
        <Typography variant="body2">
          {t('dossiers.sign.signed')}: <Moment at={snapshot.signedAt} timeZone={dossier.timeZone} />
          {snapshot.signedBy ? ` · ${t('dossiers.sign.signedBy', { who: snapshot.signedBy })}` : ''}
        </Typography>
      )}
      <HashCheck content={content} sha256={snapshot.sha256} />
      <Box sx={{ mt: 2 }}><Decision dossier={dossier} /></Box>
    </Paper>
  );
}

/** At the top for those who know what they sign, at the end for those who read it first. */
function Decision({ dossier }: { dossier: DossierView }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const { replaced } = useDossierCache(dossier.id);
  const back = <Button component={Link} to={`/dossiers/${dossier.id}`}>{t('dossiers.sign.back')}</Button>;
  if (!dossier.may.sign) return back;
  const act = async (event: 'sign' | 'return' | 'recall', reason: string, words: string) => {
    replaced(await api.moveDossier(dossier.id, { event, ...(reason ? { reason } : {}) }));
    notify(words, { type: 'success' });
    void navigate(`/dossiers/${dossier.id}`);
  };
  const possible = (event: string) => dossier.possibilities.find((item) => item.event === event);
  const giveBack = (['return', 'recall'] as const).find(possible);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
      <ConfirmAction label={t('dossiers.sign.sign')} title={t('dossiers.sign.title', { name: dossier.name })} text={t('dossiers.sign.signText', { name: dossier.name })} whyNot={possible('sign')?.reason} onConfirm={() => act('sign', '', t('dossiers.sign.done'))} />
      {giveBack && (
        <ConfirmAction label={t('dossiers.sign.giveBack')} title={t('dossiers.sign.giveBack')} text={t('dossiers.sign.giveBackText')} whyNot={possible(giveBack)?.reason} reason="required" variant="outlined" onConfirm={(reason) => act(giveBack, reason, t('dossiers.moved'))} />
      )}
      {back}
    </Box>
  );
}
