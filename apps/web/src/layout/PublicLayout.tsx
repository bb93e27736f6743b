import { Suspense } from 'react';
import { AppBar, Box, Button, Container, Link, Toolbar, Typography } from '@mui/material';
import { Link as RouterLink, Outlet, useLocation } from 'react-router';
import { Busy } from '../common/Busy.js';
import { useT } from '../i18n/index.js';
import { Wordmark } from '../theme/Wordmark.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { PageBoundary } from './PageBoundary.js';
import { SkipLink } from './SkipLink.js';

/** The frame of what everybody may read. */
export function PublicLayout() {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <SkipLink />
      <AppBar position="static" elevation={0} color="inherit" sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
        <Toolbar variant="dense" sx={{ minHeight: 60, gap: 1 }}>
          <Link component={RouterLink} to="/" aria-label={t('shell.home')} underline="none" sx={{ display: 'inline-flex', py: 0.5 }}><Wordmark /></Link>
          <Box sx={{ flexGrow: 1 }} />
          <LanguageSwitch />
          <Button component={RouterLink} to="/login" variant="outlined" size="small">{t('shell.signIn')}</Button>
        </Toolbar>
      </AppBar>
      <Container component="main" id="main-content" tabIndex={-1} maxWidth="lg" sx={{ flexGrow: 1, py: 4, '&:focus': { outline: 'none', boxShadow: 'none' } }}>
        <PageBoundary key={pathname}>
          <Suspense fallback={<Busy />}><Outlet /></Suspense>
        </PageBoundary>
      </Container>
      <Box component="footer" sx={{ borderTop: 1, borderColor: 'divider', py: 2, px: 3 }}>
        <Typography variant="body2" color="textSecondary">{t('shell.footer')}</Typography>
      </Box>
    </Box>
  );
}
