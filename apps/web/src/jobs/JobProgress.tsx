import { useId, type ReactNode } from 'react';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { post } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { StateChip } from '../common/StateChip.js';
import { useT } from '../i18n/index.js';
import { useJob } from './useJob.js';
import type { Job } from './types.js';

interface Props {
  jobId: string;
  title: string;
  /** Shown when the job is done: a download, a link to the result. */
  whenDone?: (job: Job) => ReactNode;
  onOver?: (job: Job) => void;
}

/** A job with its progress bar, what it waits for, and the way to stop it. */
export function JobProgress({ jobId, title, whenDone, onOver }: Props) {
  const t = useT();
  const id = useId();
  const { job, error, live } = useJob(jobId, onOver);
  if (error && !job) return <ProblemAlert error={error} />;
  const state = job?.state ?? 'waiting';
  const percent = job?.progress == null ? null : Math.round(job.progress * 100);
  const words = state === 'waiting' ? (job?.ahead ? t('common.job.waitingBehind', { smart_count: job.ahead }) : t('common.job.waiting'))
    : state === 'running' ? (percent === null ? t('common.job.runningUnknown') : t('common.job.running', { percent }))
    : t(`common.job.${state}`);
  const working = state === 'waiting' || state === 'running';
  return (
    <Box sx={{ py: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography id={id} sx={{ fontWeight: 600 }}>{title}</Typography>
        <StateChip machine="job" state={state} />
        {working && <Button size="small" onClick={() => void post(`/jobs/${jobId}/cancel`)}>{t('common.job.cancel')}</Button>}
      </Box>
      {working && <LinearProgress variant={percent === null ? 'indeterminate' : 'determinate'} value={percent ?? undefined} aria-labelledby={id} sx={{ my: 0.5, height: 8, borderRadius: 4 }} />}
      <Typography variant="body2" color="textSecondary" role="status">{words}{job?.step ? ` · ${job.step}` : ''}</Typography>
      {!live && <Typography variant="body2" color="textSecondary">{t('common.job.offline')}</Typography>}
      {state === 'failed' && job?.error && <ProblemAlert error={new Problem(500, job.error)} />}
      {state === 'done' && job && whenDone?.(job)}
    </Box>
  );
}
