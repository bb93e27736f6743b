import { AppBar, Box, IconButton, Link, Toolbar } from '@mui/material';
import MenuIcon from '@mui/icons-material/Menu';
import { LoadingIndicator } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { palette } from '../theme/palette.js';
import { Wordmark } from '../theme/Wordmark.js';
import { useT } from '../i18n/index.js';
import { usePersonalLanguage } from './usePersonalLanguage.js';
import { AccountMenu } from './AccountMenu.js';
import { LanguageSwitch } from './LanguageSwitch.js';

interface Props {
  menuOpen: boolean;
  showMenuButton: boolean;
  onToggleMenu: () => void;
}

export function AppHeader({ menuOpen, showMenuButton, onToggleMenu }: Props) {
  const t = useT();
  const keepLanguage = usePersonalLanguage();
  return (
    <AppBar position="sticky" elevation={0} sx={{ bgcolor: palette.harbourDark, '& :focus-visible': { outlineColor: palette.amber, boxShadow: 'none' } }}>
      <Toolbar variant="dense" sx={{ minHeight: 56, gap: 1, px: { xs: 1, md: 2 } }}>
        {showMenuButton && (
          <IconButton color="inherit" onClick={onToggleMenu} aria-expanded={menuOpen} aria-label={t(menuOpen ? 'shell.closeMenu' : 'shell.openMenu')}>
            <MenuIcon />
          </IconButton>
        )}
        <Link component={RouterLink} to="/work" aria-label={t('shell.home')} underline="none" sx={{ display: 'inline-flex', py: 0.5, borderRadius: 1 }}>
          <Wordmark onDark />
        </Link>
        <Box sx={{ flexGrow: 1 }} />
        <Box className="no-print" sx={{ display: { xs: 'none', sm: 'inline-flex' } }}>
          <LoadingIndicator />
        </Box>
        <LanguageSwitch onDark onChosen={keepLanguage} />
        <AccountMenu />
      </Toolbar>
    </AppBar>
  );
}
