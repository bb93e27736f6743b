import { Box, Paper, Typography } from '@mui/material';
import type { MailView } from '@contracts/platform';
import { get } from '../api/client.js';
import { usePublicApi } from '../api/hooks.js';
import { useT } from '../i18n/index.js';
import { MailText } from './MailText.js';

/** In the sandbox no mail leaves the house: the newest one to a fictional address is shown here. Elsewhere this is empty. */
export function SandboxMail({ to }: { to: string }) {
  const t = useT();
  const { data } = usePublicApi(['sandbox-mail', to], (signal) => get<MailView[]>('/sandbox/mailbox', { query: { to }, signal }).then((reply) => reply.data));
  const newest = data?.[0];
  if (!newest) return null;
  return (
    <Box component="section" aria-labelledby="sandbox-mail" sx={{ mt: 2 }}>
      <Typography id="sandbox-mail" variant="h2" gutterBottom>{t('auth.reset.sandbox')}</Typography>
      <Paper sx={{ p: 2 }}>
        <Typography sx={{ fontWeight: 600 }}>{newest.subject}</Typography>
        <MailText text={newest.text} />
      </Paper>
    </Box>
  );
}
