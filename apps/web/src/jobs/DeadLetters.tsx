import { Box, Paper, Typography } from '@mui/material';
import type { DeadLetterView } from '@contracts/platform';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { get } from '../api/client.js';
import { useApi } from '../api/hooks.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { Moment } from '../common/Deadline.js';
import { EmptyState } from '../common/EmptyState.js';
import { Facts } from '../common/Facts.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT, useTOr } from '../i18n/index.js';

/** Work that failed for good: the operator reads why, mends the cause, and puts it back. */
export default function DeadLetters() {
  const t = useT();
  const tOr = useTOr();
  const notify = useNotify();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useApi<DeadLetterView[]>(['dead-letters'], (signal) => get<DeadLetterView[]>('/queue/dead-letters', { signal }).then((reply) => reply.data));
  return (
    <>
      <PageTitle>{t('jobs.dead.title')}</PageTitle>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Busy />}
      {data?.length === 0 && <EmptyState title={t('jobs.dead.none.title')} text={t('jobs.dead.none.text')} />}
      <Box component="ul" aria-label={t('jobs.dead.title')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {data?.map((letter) => (
          <Paper component="li" key={letter.id} sx={{ p: 2 }}>
            <Typography component="h2" variant="h3" gutterBottom>{tOr(`jobs.kinds.${letter.kind}`, letter.kind)}</Typography>
            <Facts
              facts={[
                { label: t('jobs.dead.failed'), value: <Moment at={letter.failedAt} /> },
                { label: t('jobs.dead.attempts'), value: letter.attempts },
                { label: t('jobs.dead.error'), value: <code>{letter.error}</code> },
                { label: t('jobs.dead.data'), value: <code>{JSON.stringify(letter.data)}</code> },
              ]}
            />
            <Box sx={{ mt: 1.5 }}>
              <ConfirmAction
                label={t('jobs.dead.redrive')}
                title={t('jobs.dead.redrive')}
                text={t('jobs.dead.redriveText')}
                variant="outlined"
                onConfirm={async () => {
                  await office.redrive(letter.id);
                  await client.invalidateQueries({ queryKey: ['dead-letters'] });
                  notify(t('jobs.dead.done'), { type: 'success' });
                }}
              />
            </Box>
          </Paper>
        ))}
      </Box>
    </>
  );
}
