import { Link } from '@mui/material';
import type { ReviewRow } from '@contracts/reviews';
import { Link as RouterLink } from 'react-router';
import { Moment } from '../common/Deadline.js';
import { EmptyState } from '../common/EmptyState.js';
import { RowList } from '../common/RowList.js';
import { StateChip } from '../common/StateChip.js';
import { useT } from '../i18n/index.js';

/** Own reviews, and those the reader may see by pseudonym. */
export default function ReviewList() {
  const t = useT();
  return (
    <RowList<ReviewRow>
      resource="reviews"
      title={t('reviews.title')}
      empty={<EmptyState title={t('reviews.none.title')} text={t('reviews.none.text')} />}
      columns={[
        { key: 'name', label: t('reviews.list.dossier'), cell: (row) => <Link component={RouterLink} to={`/reviews/${row.id}`}>{row.dossierName}</Link> },
        { key: 'cycle', label: t('reviews.list.cycle'), cell: (row) => row.cycleTitle },
        { key: 'reviewer', label: t('reviews.list.reviewer'), cell: (row) => (row.mine ? t('reviews.list.me') : (row.reviewer?.name ?? row.pseudonym)) },
        { key: 'state', label: t('reviews.list.state'), cell: (row) => <StateChip machine="review" state={row.state} /> },
        { key: 'progress', label: t('reviews.list.progress'), cell: (row) => t('reviews.progressShort', { scored: row.scored, questions: row.questions }) },
        { key: 'due', label: t('reviews.list.due'), cell: (row) => <Moment at={row.dueAt} withTime={false} /> },
      ]}
    />
  );
}
