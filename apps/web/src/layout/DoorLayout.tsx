import type { ReactNode } from 'react';
import { Box, Link, Paper, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { Notification } from 'react-admin';
import { useDocumentTitle } from '../common/useDocumentTitle.js';
import { useT } from '../i18n/index.js';
import { Wordmark } from '../theme/Wordmark.js';
import { LanguageSwitch } from './LanguageSwitch.js';

/** The frame of the pages at the door: sign-in, ask for a link, set a password. */
export function DoorLayout({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  const t = useT();
  useDocumentTitle(title);
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <Box component="header" sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', px: { xs: 2, sm: 4 }, py: 1.5 }}>
        <Link component={RouterLink} to="/" aria-label={t('shell.home')} underline="none" sx={{ display: 'inline-flex', py: 0.5 }}><Wordmark /></Link>
        <LanguageSwitch />
      </Box>
      <Box component="main" id="main-content" tabIndex={-1} sx={{ flexGrow: 1, display: 'flex', justifyContent: 'center', alignItems: 'flex-start', px: 2, pt: { xs: 2, sm: 8 }, pb: 4 }}>
        <Paper sx={{ width: '100%', maxWidth: 460, p: { xs: 3, sm: 4 } }}>
          <Typography variant="h1" gutterBottom>{title}</Typography>
          {intro && <Typography color="textSecondary" sx={{ mb: 2 }}>{intro}</Typography>}
          {children}
        </Paper>
      </Box>
      <Box component="footer" sx={{ px: 3, py: 2 }}>
        <Typography variant="body2" color="textSecondary" align="center">{t('shell.footer')}</Typography>
      </Box>
      <Notification />
    </Box>
  );
}
