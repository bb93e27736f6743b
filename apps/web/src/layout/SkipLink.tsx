import { Box } from '@mui/material';
import { palette } from '../theme/palette.js';
import { useT } from '../i18n/index.js';

/** First stop of the Tab key. Moves the focus, not the address: the router must not see it. */
export function SkipLink() {
  const t = useT();
  return (
    <Box
      component="a"
      href="#main-content"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main-content')?.focus();
      }}
      sx={{
        position: 'fixed', top: 8, left: 8, zIndex: 2000, px: 2, py: 1, borderRadius: 1, bgcolor: palette.paper, color: palette.harbourDark,
        fontWeight: 600, transform: 'translateY(-200%)', '&:focus': { transform: 'none' },
      }}
    >
      {t('shell.skip')}
    </Box>
  );
}
