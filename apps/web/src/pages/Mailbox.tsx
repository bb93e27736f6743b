import { useState } from 'react';
import type { MailView } from '@contracts/platform';
import { Box, Button, Divider, List, ListItem, ListItemButton, ListItemText, Paper, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { get } from '../api/client.js';
import { useApi } from '../api/hooks.js';
import { Busy } from '../common/Busy.js';
import { Moment } from '../common/Deadline.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT } from '../i18n/index.js';
import { MailText } from './MailText.js';

/** The mails to the signed-in person. In the sandbox, which sends none, the only place to read them. */
export default function Mailbox() {
  const t = useT();
  const { data: mails, error, isPending, refetch } = useApi(['mailbox'], (signal) => get<MailView[]>('/mailbox', { query: { range: '[0,99]' }, signal }).then((reply) => reply.data), { refetchInterval: 10_000 });
  const [chosen, setChosen] = useState<string | null>(null);
  const open = mails?.find((mail) => mail.id === chosen) ?? mails?.[0];
  return (
    <>
      <PageTitle>{t('work.mailbox.title')}</PageTitle>
      <Typography color="textSecondary" sx={{ mb: 2 }}>{t('work.mailbox.intro')}</Typography>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <Busy />}
      {mails?.length === 0 && <EmptyState title={t('work.mailbox.empty.title')} text={t('work.mailbox.empty.text')} />}
      {open && mails && (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'minmax(260px, 1fr) 2fr' }, alignItems: 'start' }}>
          <Paper component="section" aria-label={t('work.mailbox.list')} sx={{ maxHeight: { xs: 280, md: 640 }, overflow: 'auto' }} tabIndex={0}>
            <List dense disablePadding>
              {mails.map((mail) => (
                <ListItem key={mail.id} disablePadding divider>
                  <ListItemButton selected={mail.id === open.id} aria-current={mail.id === open.id} onClick={() => setChosen(mail.id)}>
                    <ListItemText primary={mail.subject} secondary={<>{mail.to}<br /><Moment at={mail.createdAt} /></>} />
                  </ListItemButton>
                </ListItem>
              ))}
            </List>
          </Paper>
          <Paper component="article" sx={{ p: 3, minWidth: 0 }}>
            <Typography variant="h2" gutterBottom>{open.subject}</Typography>
            <Typography variant="body2">{t('work.mailbox.to')}: {open.to}</Typography>
            <Typography variant="body2">{t('work.mailbox.sent')}: <Moment at={open.createdAt} /></Typography>
            <Divider sx={{ my: 2 }} />
            <MailText text={open.text} />
          </Paper>
        </Box>
      )}
      <Box sx={{ mt: 2 }}><Button component={RouterLink} to="/work">{t('common.back')}</Button></Box>
    </>
  );
}
