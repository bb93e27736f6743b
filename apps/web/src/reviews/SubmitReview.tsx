import { Box, LinearProgress, Typography } from '@mui/material';
import type { ReviewTransition, ReviewView } from '@contracts/reviews';
import { useNotify } from 'react-admin';
import { api } from '../api/actions.js';
import { flushAll } from '../autosave/useAutosave.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { useT } from '../i18n/index.js';
import { useReviewCache } from './useReview.js';

/** How far the review is, and the way to hand it in. */
export function SubmitReview({ review }: { review: ReviewView }) {
  const t = useT();
  const notify = useNotify();
  const { replaced } = useReviewCache(review.id);
  const { scored, questions } = review;
  const possibility = (event: string) => review.possibilities.find((item) => item.event === event);
  const move = (event: ReviewTransition['event']) => async (reason: string) => {
    await flushAll();
    replaced(await api.moveReview(review.id, { event, ...(reason ? { reason } : {}) }));
    notify(t(event === 'submit' ? 'reviews.submit.done' : 'dossiers.moved'), { type: 'success' });
  };
  const submit = possibility('submit');
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography id="review-progress" variant="body2">{t('reviews.progress', { scored, questions })}</Typography>
      <LinearProgress variant="determinate" value={questions === 0 ? 0 : Math.min(100, (100 * scored) / questions)} aria-labelledby="review-progress" sx={{ height: 8, borderRadius: 4, maxWidth: 480, mb: 1.5 }} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        {submit && (
          <ConfirmAction label={t('reviews.submit.label')} title={t('reviews.submit.label')} text={t('reviews.submit.text')} whyNot={review.mine && scored < questions && !submit.reason ? t('reviews.submit.left', { smart_count: questions - scored }) : submit.reason} onConfirm={move('submit')} />
        )}
        {review.mine && possibility('conflict') && (
          <ConfirmAction label={t('reviews.invitation.declareConflict')} title={t('reviews.invitation.declareConflict')} text={t('reviews.invitation.conflictText')} whyNot={possibility('conflict')?.reason} reason="required" variant="text" onConfirm={move('conflict')} />
        )}
        {possibility('reopen') && (
          <ConfirmAction label={t('reviews.reopen.label')} title={t('reviews.reopen.label')} text={t('reviews.reopen.text')} whyNot={possibility('reopen')?.reason} reason="required" variant="outlined" onConfirm={move('reopen')} />
        )}
      </Box>
    </Box>
  );
}
