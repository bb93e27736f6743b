import { Box, CircularProgress } from '@mui/material';
import { useT } from '../i18n/index.js';

/** Something is being fetched; said aloud once. */
export function Busy() {
  const t = useT();
  return (
    <Box role="status" sx={{ display: 'flex', justifyContent: 'center', py: 6 }}>
      <CircularProgress aria-label={t('shell.loading')} />
    </Box>
  );
}
