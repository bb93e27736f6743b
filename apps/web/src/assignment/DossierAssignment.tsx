import { useState } from 'react';
import { Box, Button, Link, Paper, Typography } from '@mui/material';
import PersonAdd from '@mui/icons-material/PersonAddOutlined';
import type { DossierRow } from '@contracts/assessments';
import type { CycleView } from '@contracts/cycles';
import type { ReviewRow } from '@contracts/reviews';
import { useNotify } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { office } from '../api/secretariat.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { StateChip } from '../common/StateChip.js';
import { useCycleChanged } from '../cycles/useCycle.js';
import { useT } from '../i18n/index.js';
import { CandidateDialog } from './CandidateDialog.js';
import { eventsFor } from './states.js';

interface Props {
  cycle: CycleView;
  dossier: DossierRow;
  reviews: readonly ReviewRow[];
  missing: number;
}

/** One dossier with its reviewers, how many are missing, and the way to choose another. */
export function DossierAssignment({ cycle, dossier, reviews, missing }: Props) {
  const t = useT();
  const [choosing, setChoosing] = useState(false);
  return (
    <Paper sx={{ p: 2, mb: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Typography component="h3" variant="h3"><Link component={RouterLink} to={`/dossiers/${dossier.id}`}>{dossier.name}</Link></Typography>
        <StateChip machine="dossier" state={dossier.state} />
        {missing > 0 && <Typography sx={{ fontWeight: 600, color: 'warning.main' }}>{t('assignment.missing', { smart_count: missing })}</Typography>}
        <Box sx={{ flexGrow: 1 }} />
        <Button variant={missing > 0 ? 'contained' : 'outlined'} startIcon={<PersonAdd />} onClick={() => setChoosing(true)} aria-label={t('assignment.chooseFor', { name: dossier.name })}>{t('assignment.choose')}</Button>
      </Box>
      {reviews.length === 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>{t('assignment.nobodyYet')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'grid', gap: 1 }}>
          {reviews.map((review) => <Assigned key={review.id} cycle={cycle} dossier={dossier} review={review} />)}
        </Box>
      )}
      {choosing && <CandidateDialog cycle={cycle} dossier={dossier} onClose={() => setChoosing(false)} />}
    </Paper>
  );
}

function Assigned({ cycle, dossier, review }: { cycle: CycleView; dossier: DossierRow; review: ReviewRow }) {
  const t = useT();
  const notify = useNotify();
  const changed = useCycleChanged(cycle.id);
  const who = review.reviewer?.name ?? review.pseudonym;
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', borderTop: 1, borderColor: 'divider', pt: 1 }}>
      <Box sx={{ minWidth: 200 }}>
        <Typography sx={{ fontWeight: 600 }}>{who}</Typography>
        {review.reviewer && <Typography variant="body2" color="textSecondary">{t('assignment.shownAs', { pseudonym: review.pseudonym })}</Typography>}
      </Box>
      <StateChip machine="review" state={review.state} />
      <Typography variant="body2">{t('assignment.progress', { scored: review.scored, questions: review.questions })}</Typography>
      {review.responseReason && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{t('assignment.because', { reason: review.responseReason })}</Typography>}
      <Box sx={{ flexGrow: 1 }} />
      {eventsFor(review.state).map((event) => (
        <ConfirmAction
          key={event}
          label={t(`assignment.events.${event}.label`)}
          title={t(`assignment.events.${event}.label`)}
          text={t(`assignment.events.${event}.text`, { who, name: dossier.name })}
          variant="outlined"
          danger={event === 'replace'}
          reason={event === 'invite' ? 'none' : 'required'}
          onConfirm={async (reason) => {
            await office.moveReview(review.id, { event, ...(reason ? { reason } : {}) });
            changed();
            notify(t('dossiers.moved'), { type: 'success' });
          }}
        />
      ))}
    </Box>
  );
}
