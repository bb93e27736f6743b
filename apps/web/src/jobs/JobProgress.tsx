import { useId, type ReactNode } from 'react';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { post } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { StateChip } from '../common/StateChip.js';
import { useT, useTOr } from '../i18n/index.js';
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
  const tOr = useTOr();
  const id = useId();
  const { job, error, live } = useJob(jobId, onOver);
  if (error && !job) return <ProblemAlert error={error} />;
  const status = job?.status ?? 'queued';
  const percent = Math.round(job?.progress ?? 0);
  const waiting = job?.ahead ? t('common.job.waitingBehind', { smart_count: job.ahead }) : t('common.job.waiting');
  const words = status === 'queued' ? waiting : status === 'active' ? t('common.job.running', { percent }) : t(`common.job.${status}`);
  const working = status === 'queued' || status === 'active';
  return (
    <Box sx={{ py: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography id={id} sx={{ fontWeight: 600 }}>{title}</Typography>
        <StateChip machine="job" state={status} />
        {working && <Button size="small" onClick={() => void post(`/jobs/${jobId}/cancel`)}>{t('common.job.cancel')}</Button>}
      </Box>
      {working && <LinearProgress variant={status === 'queued' ? 'indeterminate' : 'determinate'} value={status === 'queued' ? undefined : percent} aria-labelledby={id} sx={{ my: 0.5, height: 8, borderRadius: 4 }} />}
      <Typography variant="body2" color="textSecondary" role="status">{words}{working && job?.step ? ` · ${tOr(`jobs.steps.${job.step}`, job.step)}` : ''}</Typography>
      {!live && <Typography variant="body2" color="textSecondary">{t('common.job.offline')}</Typography>}
      {status === 'failed' && <ProblemAlert error={new Problem(500, { code: job?.errorCode ?? 'internal', id: job?.problemId ?? undefined })} />}
      {status === 'done' && job && whenDone?.(job)}
    </Box>
  );
}
