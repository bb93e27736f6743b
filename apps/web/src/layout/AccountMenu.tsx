import { useId, useState } from 'react';
import { Box, Divider, IconButton, ListItemIcon, Menu, MenuItem, Typography } from '@mui/material';
import AccountCircle from '@mui/icons-material/AccountCircle';
import Logout from '@mui/icons-material/Logout';
import ManageAccounts from '@mui/icons-material/ManageAccountsOutlined';
import { useLogout } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { flushAll } from '../autosave/useAutosave.js';
import { forgetUnsaved } from '../autosave/unsaved.js';
import { useMe } from '../api/hooks.js';
import { useT } from '../i18n/index.js';

export function AccountMenu() {
  const t = useT();
  const id = useId();
  const logout = useLogout();
  const signOut = async () => {
    await flushAll();
    forgetUnsaved();
    await logout();
  };
  const { data } = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = data?.name ?? '';
  return (
    <>
      <IconButton color="inherit" onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu" aria-expanded={anchor !== null} aria-controls={anchor ? id : undefined} aria-label={t('shell.account', { name })}>
        <AccountCircle />
      </IconButton>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box role="presentation" sx={{ px: 2, py: 1 }}>
          <Typography variant="body2" color="textSecondary">{t('shell.signedInAs')}</Typography>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          <Typography variant="body2">{data?.email}</Typography>
        </Box>
        <Divider component="div" role="presentation" />
        <MenuItem component={RouterLink} to="/account" onClick={() => setAnchor(null)}>
          <ListItemIcon><ManageAccounts fontSize="small" /></ListItemIcon>
          {t('auth.account.title')}
        </MenuItem>
        <MenuItem onClick={() => void signOut()}>
          <ListItemIcon><Logout fontSize="small" /></ListItemIcon>
          {t('shell.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
