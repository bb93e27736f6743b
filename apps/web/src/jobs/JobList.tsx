import { Box, Button, LinearProgress, Typography } from '@mui/material';
import type { JobView } from '@contracts/platform';
import { useListContext, useNotify } from 'react-admin';
import { office } from '../api/secretariat.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { Moment } from '../common/Deadline.js';
import { ChoiceFilter, EmptyList } from '../common/ListFilters.js';
import { RowList } from '../common/RowList.js';
import { StateChip } from '../common/StateChip.js';
import { useT, useTOr } from '../i18n/index.js';
import { isOver } from './types.js';

const statuses = ['queued', 'active', 'done', 'failed', 'cancelled'] as const;

/** Background work of the person and of its networks. */
export default function JobList() {
  const t = useT();
  const tOr = useTOr();
  return (
    <RowList<JobView>
      resource="jobs"
      title={t('jobs.title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      toolbar={<><ChoiceFilter source="status" label={t('jobs.fields.status')} options={statuses.map((value) => ({ value, label: t(`states.job.${value}`) }))} /><Refresh /></>}
      empty={<EmptyList title={t('jobs.none.title')} text={t('jobs.none.text')} />}
      columns={[
        { key: 'kind', label: t('jobs.fields.kind'), cell: (row) => tOr(`jobs.kinds.${row.kind}`, row.kind) },
        { key: 'status', label: t('jobs.fields.status'), cell: (row) => <StateChip machine="job" state={row.status} /> },
        { key: 'progress', label: t('jobs.fields.progress'), cell: (row) => <Progress job={row} /> },
        { key: 'created', label: t('jobs.fields.created'), cell: (row) => <Moment at={row.createdAt} /> },
        { key: 'finished', label: t('jobs.fields.finished'), cell: (row) => <Moment at={row.finishedAt} /> },
        { key: 'act', label: t('jobs.fields.action'), cell: (row) => <Cancel job={row} /> },
      ]}
    />
  );
}

function Refresh() {
  const t = useT();
  const { refetch } = useListContext();
  return <Button variant="outlined" onClick={() => void refetch()}>{t('jobs.refresh')}</Button>;
}

function Progress({ job }: { job: JobView }) {
  const t = useT();
  const tOr = useTOr();
  const percent = Math.round(job.progress);
  if (job.status === 'failed') return <Typography variant="body2">{tOr(`problem.codes.${job.errorCode ?? 'internal'}.title`, job.errorCode ?? '')}{job.problemId ? ` · ${t('problem.reference', { reference: job.problemId })}` : ''}</Typography>;
  return (
    <Box sx={{ minWidth: 120 }}>
      <Typography variant="body2">{t('jobs.percent', { percent })}</Typography>
      {!isOver(job.status) && <LinearProgress variant="determinate" value={percent} aria-label={t('jobs.fields.progress')} />}
    </Box>
  );
}

function Cancel({ job }: { job: JobView }) {
  const t = useT();
  const notify = useNotify();
  const { refetch } = useListContext();
  if (isOver(job.status)) return null;
  if (job.cancelRequested) return <Typography variant="body2">{t('jobs.cancelling')}</Typography>;
  return (
    <ConfirmAction
      label={t('common.job.cancel')}
      title={t('common.job.cancel')}
      text={t('jobs.cancelText')}
      variant="outlined"
      onConfirm={async () => {
        await office.cancelJob(job.id);
        await refetch();
        notify(t('jobs.cancelling'), { type: 'info' });
      }}
    />
  );
}
