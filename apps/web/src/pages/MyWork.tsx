import { Box, Chip, Link, Paper, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMe } from '../api/hooks.js';
import { Busy } from '../common/Busy.js';
import { Deadline } from '../common/Deadline.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT } from '../i18n/index.js';

/** What is expected of me, by when. */
export default function MyWork() {
  const t = useT();
  const { data: me, error, isPending, refetch } = useMe();
  return (
    <>
      <PageTitle>{t('work.title')}</PageTitle>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <Busy />}
      {me && (
        <>
          <Typography variant="h2" id="expected" sx={{ mb: 1 }}>{t('work.expected')}</Typography>
          {me.expected.length === 0 ? (
            <EmptyState heading="h3" title={t('work.nothing.title')} text={t('work.nothing.text')} />
          ) : (
            <Box component="ul" aria-labelledby="expected" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
              {me.expected.map((task) => (
                <Paper component="li" key={`${task.kind} ${task.path}`} sx={{ p: 2 }}>
                  <Link component={RouterLink} to={task.path} sx={{ fontWeight: 600, fontSize: '1.05rem' }}>
                    {t(`work.tasks.${task.kind}`, { subject: task.subject ?? t('work.hiddenSubject'), smart_count: task.count })}
                  </Link>
                  <Typography component="p" variant="body2" sx={{ mt: 0.5 }}>{task.cycle}</Typography>
                  <Typography component="p" variant="body2"><Deadline at={task.dueAt} timeZone={task.timeZone} /></Typography>
                </Paper>
              ))}
            </Box>
          )}
          <Typography variant="h2" id="mandates" sx={{ mt: 4, mb: 1 }}>{t('work.mandates')}</Typography>
          {me.mandates.length === 0 ? (
            <Typography>{t('work.noMandates')}</Typography>
          ) : (
            <Box component="ul" aria-labelledby="mandates" sx={{ listStyle: 'none', p: 0, m: 0, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              {me.mandates.map((mandate) => (
                <li key={mandate.id}><Chip variant="outlined" label={[t(`work.roles.${mandate.role}`), mandate.member?.name ?? mandate.network?.name].filter(Boolean).join(' · ')} /></li>
              ))}
            </Box>
          )}
        </>
      )}
    </>
  );
}
