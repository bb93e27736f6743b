import { Box, Paper, Typography } from '@mui/material';
import type { CycleView } from '@contracts/cycles';
import { Deadline } from '../common/Deadline.js';
import { absolute } from '../common/dates.js';
import { useLocale, useT } from '../i18n/index.js';
import { palette } from '../theme/palette.js';
import { cycleStates } from './words.js';

type Shown = Pick<CycleView, 'state' | 'stages' | 'timeZone'>;

/** The stages in their order, with the one the cycle is in marked. */
export function StageTimeline({ cycle }: { cycle: Shown }) {
  const t = useT();
  const locale = useLocale();
  const present = cycleStates.indexOf(cycle.state);
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', md: `repeat(${cycle.stages.length}, 1fr)` } }}>
      {cycle.stages.map(({ stage, opensAt, closesAt }) => {
        const position = cycleStates.indexOf(stage);
        const when = position < present ? 'over' : position === present ? 'now' : 'later';
        return (
          <Paper component="li" key={stage} aria-current={when === 'now' ? 'step' : undefined} sx={{ p: 1.5, borderTop: `4px solid ${when === 'now' ? palette.harbour : when === 'over' ? palette.moss : palette.line}`, bgcolor: when === 'now' ? palette.harbourWash : 'background.paper' }}>
            <Typography sx={{ fontWeight: 600 }}>{t(`states.cycle.${stage}`)}</Typography>
            <Typography variant="body2" color="textSecondary">{t(`cycles.when.${when}`)}</Typography>
            <Typography variant="body2">{t('cycles.fromDate', { date: absolute(opensAt, locale, cycle.timeZone, false) })}</Typography>
            <Typography variant="body2" component="div">
              {when === 'now' ? <Deadline at={closesAt} timeZone={cycle.timeZone} /> : t('cycles.untilDate', { date: absolute(new Date(Date.parse(closesAt) - 60_000).toISOString(), locale, cycle.timeZone, false) })}
            </Typography>
          </Paper>
        );
      })}
    </Box>
  );
}
