import type { ReactNode } from 'react';
import { Box, Paper, Typography } from '@mui/material';
import { useT } from '../i18n/index.js';

interface Props {
  title?: string;
  /** What to do next; never only "no data". */
  text: string;
  action?: ReactNode;
  heading?: 'h1' | 'h2' | 'h3';
}

/** An empty place that says what belongs here and what to do next. */
export function EmptyState({ title, text, action, heading = 'h2' }: Props) {
  const t = useT();
  return (
    <Paper sx={{ p: { xs: 3, sm: 5 }, textAlign: 'center' }}>
      <Typography component={heading} variant={heading === 'h1' ? 'h1' : 'h2'} gutterBottom>{title ?? t('common.list.title')}</Typography>
      <Typography color="textSecondary" sx={{ maxWidth: '60ch', mx: 'auto' }}>{text}</Typography>
      {action && <Box sx={{ mt: 3 }}>{action}</Box>}
    </Paper>
  );
}
