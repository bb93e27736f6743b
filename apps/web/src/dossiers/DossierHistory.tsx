import { Box, Typography } from '@mui/material';
import type { DossierView } from '@contracts/assessments';
import { Moment } from '../common/Deadline.js';
import { useT, useTOr } from '../i18n/index.js';

/** What happened to the dossier, newest first. */
export function DossierHistory({ dossier }: { dossier: DossierView }) {
  const t = useT();
  const tOr = useTOr();
  if (dossier.history.length === 0) return null;
  const state = (name: string) => tOr(`states.dossier.${name}`, name);
  return (
    <Box component="section" aria-labelledby="history" sx={{ mt: 4 }}>
      <Typography id="history" variant="h2" gutterBottom>{t('dossiers.history')}</Typography>
      <Box component="ol" reversed sx={{ pl: 3, m: 0, display: 'grid', gap: 0.5 }}>
        {[...dossier.history].reverse().map((step, index) => (
          <li key={index}>
            <Typography variant="body2">
              <Moment at={step.at} timeZone={dossier.timeZone} />: {step.from ? `${state(step.from)} → ` : ''}<strong>{state(step.to)}</strong>
            </Typography>
            {step.reason && <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{step.reason}</Typography>}
          </li>
        ))}
      </Box>
    </Box>
  );
}
