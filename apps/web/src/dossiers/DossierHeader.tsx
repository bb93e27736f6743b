import { Alert, Box, Button, LinearProgress, Paper, Typography } from '@mui/material';
import type { DossierView } from '@contracts/assessments';
import { Link } from 'react-router';
import { Deadline, Moment } from '../common/Deadline.js';
import { StateChip } from '../common/StateChip.js';
import { useT } from '../i18n/index.js';
import { DossierActions } from './DossierActions.js';

/** Where a dossier stands, by when, how far, and what can be done with it now. */
export function DossierHeader({ dossier }: { dossier: DossierView }) {
  const t = useT();
  const { answered, questions, state } = dossier;
  return (
    <Paper sx={{ p: 2, mb: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <StateChip machine="dossier" state={state} size="medium" />
        <Typography>{dossier.cycleTitle}</Typography>
        {dossier.dueAt && <Typography component="span" variant="body2"><Deadline at={dossier.dueAt} timeZone={dossier.timeZone} /></Typography>}
      </Box>
      {dossier.extensions.map((extension) => (
        <Typography key={extension.stage} variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          {t('dossiers.extended')}: <Moment at={extension.until} timeZone={dossier.timeZone} /> · {extension.reason}
        </Typography>
      ))}
      {dossier.frozen && <Alert severity="info" sx={{ mt: 1 }}>{dossier.frozen}</Alert>}
      <Box sx={{ my: 1.5 }}>
        <Typography id="dossier-progress" variant="body2">{t('dossiers.progress', { answered, questions })}</Typography>
        <LinearProgress variant="determinate" value={questions === 0 ? 0 : (100 * answered) / questions} aria-labelledby="dossier-progress" sx={{ height: 8, borderRadius: 4, maxWidth: 480 }} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        <DossierActions dossier={dossier} />
        {dossier.may.reply && <Button component={Link} to={`/dossiers/${dossier.id}/reply`} variant="contained">{t('dossiers.goToReply')}</Button>}
        {!dossier.may.reply && ['in-reply', 'settled', 'published'].includes(state) && <Button component={Link} to={`/dossiers/${dossier.id}/reply`} variant="outlined">{t('dossiers.goToFindings')}</Button>}
        {(['in-reply', 'settled', 'published'].includes(state) || (dossier.may.manage && state === 'in-moderation')) && <Button component={Link} to={`/dossiers/${dossier.id}/scorecard`} variant="outlined">{t('dossiers.office.scorecard')}</Button>}
        {state === 'in-moderation' && <Button component={Link} to={`/dossiers/${dossier.id}/moderation`} variant="outlined">{t('dossiers.goToModeration')}</Button>}
        {dossier.snapshot && <Button component={Link} to={`/dossiers/${dossier.id}/sign`} variant={dossier.may.sign ? 'contained' : 'outlined'}>{t(dossier.may.sign ? 'dossiers.goToSign' : 'dossiers.goToSnapshot')}</Button>}
      </Box>
    </Paper>
  );
}
