import { Box, Chip } from '@mui/material';
import { useT } from '../i18n/index.js';
import { palette } from '../theme/palette.js';

/** Says that what is shown is invented, or taken from an old publication. */
export function Marks({ sandbox, historical }: { sandbox?: boolean; historical?: boolean }) {
  const t = useT();
  if (!sandbox && !historical) return null;
  const look = { bgcolor: palette.brickWash, color: '#6b3809', fontWeight: 600, borderRadius: 1 };
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flexWrap: 'wrap' }}>
      {sandbox && <Chip size="small" label={t('common.marks.sandbox')} sx={look} />}
      {historical && <Chip size="small" label={t('common.marks.historical')} sx={look} />}
    </Box>
  );
}
