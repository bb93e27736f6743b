import { Box, Typography } from '@mui/material';
import { BooleanInput, NumberInput } from 'react-admin';
import { useT } from '../i18n/index.js';

const counts = ['reviewersPerDossier', 'maxLoadPerReviewer', 'maxPerCountry'] as const;
const switches = ['noMutual', 'allowUnanswered', 'silenceAccepts', 'revealAfterPublication'] as const;

/** What is fixed when the cycle opens. */
export function RulesInput() {
  const t = useT();
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mt: 3, width: '100%' }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5 }}>{t('cycles.rules')}</Typography>
      <Typography color="textSecondary" sx={{ mb: 1 }}>{t('cycles.form.rulesHelp')}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2 }}>
        {counts.map((name) => <NumberInput key={name} source={`rules.${name}`} label={t(`cycles.ruleNames.${name}`)} min={1} step={1} />)}
        <NumberInput source="rules.coverage" label={t('cycles.ruleNames.coverage')} min={0} max={1} step={0.05} helperText={t('cycles.form.coverageHelp')} />
      </Box>
      {switches.map((name) => <BooleanInput key={name} source={`rules.${name}`} label={t(`cycles.ruleNames.${name}`)} helperText={false} />)}
    </Box>
  );
}
