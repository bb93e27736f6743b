import { Paper, Typography, Box } from '@mui/material';
import { useParams } from 'react-router';
import { isProblem } from '../api/problem.js';
import { Busy } from '../common/Busy.js';
import { Deadline } from '../common/Deadline.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { StateChip } from '../common/StateChip.js';
import { useDossier } from '../dossiers/useDossier.js';
import { useT } from '../i18n/index.js';
import { Desk } from './Desk.js';
import { Invitation } from './Invitation.js';
import { SubmitReview } from './SubmitReview.js';
import { useReview } from './useReview.js';

/** One review: the invitation while it is open, then the desk, then what was handed in. */
export default function ReviewPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: review, error, refetch } = useReview(id);
  const invited = review?.mine === true && review.state === 'invited';
  return (
    <>
      {review && <PageTitle>{t('reviews.of', { name: review.dossierName })}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!review && !error && <Busy />}
      {review && (
        <Paper sx={{ p: 2, mb: 3 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
            <StateChip machine="review" state={review.state} size="medium" />
            <Typography>{review.cycleTitle}</Typography>
            {review.dueAt && <Typography component="span" variant="body2"><Deadline at={review.dueAt} timeZone={review.timeZone} /></Typography>}
          </Box>
          <Typography variant="body2" sx={{ mt: 1 }}>{t('reviews.youAre', { pseudonym: review.mine ? review.pseudonym : (review.reviewer?.name ?? review.pseudonym) })}</Typography>
          {invited ? <Invitation review={review} /> : <SubmitReview review={review} />}
        </Paper>
      )}
      {review && !invited && !['declined', 'conflicted', 'replaced', 'proposed'].includes(review.state) && <DeskWithDossier review={review} />}
    </>
  );
}

function DeskWithDossier({ review }: { review: NonNullable<ReturnType<typeof useReview>['data']> }) {
  const t = useT();
  const { dossier, edition, error, refetch } = useDossier(review.dossierId);
  if (error) return isProblem(error) && error.status === 404 ? <Typography>{t('reviews.dossierHidden')}</Typography> : <ProblemAlert error={error} onRetry={refetch} />;
  if (!dossier || !edition) return <Busy />;
  return <Desk review={review} dossier={dossier} edition={edition} />;
}
