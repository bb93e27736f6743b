import { Box, Typography } from '@mui/material';
import { TextInput } from 'react-admin';
import { useT } from '../i18n/index.js';
import { stages } from './words.js';

/** Opening and closing of each stage, in the network's time; errors of the server stand at their field. */
export function StageDatesInput() {
  const t = useT();
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, width: '100%' }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5 }}>{t('cycles.stages')}</Typography>
      <Typography color="textSecondary" sx={{ mb: 1 }}>{t('cycles.form.stagesHelp')}</Typography>
      {stages.map((stage, at) => (
        <Box key={stage} role="group" aria-label={t(`states.cycle.${stage}`)} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '180px 1fr 1fr' }, columnGap: 2, alignItems: 'start' }}>
          <Typography sx={{ fontWeight: 600, pt: { xs: 1, sm: 2 } }}>{t(`states.cycle.${stage}`)}</Typography>
          <TextInput source={`stages.${at}.opens`} type="datetime-local" label={t('cycles.form.opens')} slotProps={{ inputLabel: { shrink: true } }} fullWidth />
          <TextInput source={`stages.${at}.closes`} type="datetime-local" label={t('cycles.form.closes')} slotProps={{ inputLabel: { shrink: true } }} fullWidth />
        </Box>
      ))}
    </Box>
  );
}
