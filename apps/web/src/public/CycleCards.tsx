import { Box, Link, Paper, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { Moment } from '../common/Deadline.js';
import { Marks } from '../common/Marks.js';
import { StateChip } from '../common/StateChip.js';
import { textIn } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';

export interface CycleCard {
  slug: string;
  title: string;
  state: string;
  standardTitle: Record<string, string>;
  publishedAt: string | null;
  network?: { name: string; sandbox: boolean };
  historical?: boolean;
}

/** Cycles as cards that lead to their public pages. */
export function CycleCards({ cycles, heading = 'h3' }: { cycles: readonly CycleCard[]; heading?: 'h2' | 'h3' }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(2, 1fr)' } }}>
      {cycles.map((cycle) => (
        <Paper component="li" key={cycle.slug} sx={{ p: 2 }}>
          <Typography component={heading} variant="h3" gutterBottom><Link component={RouterLink} to={`/public/cycles/${cycle.slug}`}>{cycle.title}</Link></Typography>
          <Typography variant="body2">{[textIn(cycle.standardTitle, locale)?.text, cycle.network?.name].filter(Boolean).join(' · ')}</Typography>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1, alignItems: 'center' }}>
            <StateChip machine="cycle" state={cycle.state} />
            <Marks sandbox={cycle.network?.sandbox} historical={cycle.historical} />
            {cycle.publishedAt && !cycle.historical && <Typography variant="body2" color="textSecondary">{t('publicPages.publishedOn')} <Moment at={cycle.publishedAt} withTime={false} /></Typography>}
          </Box>
        </Paper>
      ))}
    </Box>
  );
}
