import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Box, Drawer, useMediaQuery, type Theme } from '@mui/material';
import { TitlePortal, useSidebarState } from 'react-admin';
import { useLocation } from 'react-router';
import { useT } from '../i18n/index.js';
import { Busy } from '../common/Busy.js';
import { AppHeader } from './AppHeader.js';
import { Menu } from './Menu.js';
import { PageBoundary } from './PageBoundary.js';
import { SkipLink } from './SkipLink.js';
import { usePageTitle } from './usePageTitle.js';

const menuWidth = 248;

/** The frame of every page behind sign-in: header, menu (a drawer on narrow screens), main with the page's h1. */
export function Layout({ children }: { children?: ReactNode }) {
  const t = useT();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const [open, setOpen] = useSidebarState();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  usePageTitle(main);

  // a new page starts at its beginning for keyboard and screen reader too; on a phone its menu gives way
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  useEffect(() => {
    if (!wide) setOpen(false);
  }, [pathname, wide, setOpen]);

  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <SkipLink />
      <AppHeader menuOpen={open} onToggleMenu={() => setOpen(!open)} showMenuButton={!wide} />
      <Box sx={{ display: 'flex', flexGrow: 1, minWidth: 0 }}>
        {wide ? (
          <Box component="nav" aria-label={t('shell.mainMenu')} sx={{ width: menuWidth, flexShrink: 0, borderRight: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
            <Box sx={{ position: 'sticky', top: 56 }}>
              <Menu />
            </Box>
          </Box>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} slotProps={{ paper: { 'aria-label': t('shell.mainMenu'), sx: { width: 'min(86vw, 300px)' } } }}>
            <nav aria-label={t('shell.mainMenu')}><Menu onClose={() => setOpen(false)} /></nav>
          </Drawer>
        )}
        <Box
          component="main"
          id="main-content"
          ref={main}
          tabIndex={-1}
          sx={{ flexGrow: 1, minWidth: 0, px: { xs: 2, md: 4 }, py: 3, '&:focus': { outline: 'none', boxShadow: 'none' } }}
        >
          <Box sx={{ maxWidth: 1240, mx: 'auto' }}>
            <TitlePortal component="h1" variant="h1" sx={{ mb: 2, whiteSpace: 'normal', overflow: 'visible', overflowWrap: 'anywhere', '&:empty': { display: 'none' } }} />
            <PageBoundary key={pathname}>
              <Suspense fallback={<Busy />}>{children}</Suspense>
            </PageBoundary>
          </Box>
        </Box>
      </Box>
    </Box>
  );
}
