import { Box, Typography } from '@mui/material';
import type { ReviewTransition, ReviewView } from '@contracts/reviews';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { api } from '../api/actions.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { useT } from '../i18n/index.js';
import { useReviewCache } from './useReview.js';

/** Accept, decline, or say that there is a conflict of interest. */
export function Invitation({ review }: { review: ReviewView }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const { replaced } = useReviewCache(review.id);
  const whyNot = (event: string) => review.possibilities.find((item) => item.event === event)?.reason;
  const answer = (event: ReviewTransition['event']) => async (reason: string) => {
    replaced(await api.moveReview(review.id, { event, ...(reason ? { reason } : {}) }));
    notify(t('reviews.invitation.thanks'), { type: 'success' });
    if (event !== 'accept') void navigate('/work');
  };
  return (
    <Box component="section" aria-labelledby="invitation" sx={{ mt: 2 }}>
      <Typography id="invitation" variant="h2" gutterBottom>{t('reviews.invitation.title')}</Typography>
      <Box sx={{ maxWidth: '75ch', '& p': { mb: 1 } }}>
        <Typography component="p">{t('reviews.invitation.work', { smart_count: review.questions })}</Typography>
        <Typography component="p">{t('reviews.invitation.sealed')}</Typography>
        <Typography component="p">{t('reviews.invitation.conflict')}</Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2, alignItems: 'flex-start' }}>
        <ConfirmAction label={t('reviews.invitation.accept')} title={t('reviews.invitation.accept')} text={t('reviews.invitation.acceptText')} whyNot={whyNot('accept')} onConfirm={answer('accept')} />
        <ConfirmAction label={t('reviews.invitation.decline')} title={t('reviews.invitation.decline')} text={t('reviews.invitation.declineText')} whyNot={whyNot('decline')} reason="optional" variant="outlined" onConfirm={answer('decline')} />
        <ConfirmAction label={t('reviews.invitation.declareConflict')} title={t('reviews.invitation.declareConflict')} text={t('reviews.invitation.conflictText')} whyNot={whyNot('conflict')} reason="required" variant="outlined" onConfirm={answer('conflict')} />
      </Box>
    </Box>
  );
}
