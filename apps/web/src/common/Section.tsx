import { useId, type ReactNode } from 'react';
import { Box, Typography } from '@mui/material';

interface Props {
  title: string;
  intro?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  heading?: 'h2' | 'h3';
}

/** A part of a page under its heading. */
export function Section({ title, intro, action, children, heading = 'h2' }: Props) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 4 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', justifyContent: 'space-between', mb: 1 }}>
        <Typography id={id} component={heading} variant={heading}>{title}</Typography>
        {action}
      </Box>
      {intro && <Typography color="textSecondary" component="div" sx={{ mb: 1.5, maxWidth: '80ch' }}>{intro}</Typography>}
      {children}
    </Box>
  );
}
