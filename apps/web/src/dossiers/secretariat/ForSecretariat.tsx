import { Box, Button } from '@mui/material';
import type { DossierView } from '@contracts/assessments';
import { Link } from 'react-router';
import { Section } from '../../common/Section.js';
import { useT } from '../../i18n/index.js';
import { ExtensionAction } from './ExtensionAction.js';

/** What the secretariat does with a dossier beyond reading it: more time, and the way to its cycle. */
export function ForSecretariat({ dossier }: { dossier: DossierView }) {
  const t = useT();
  return (
    <Section title={t('dossiers.office.title')} intro={t('dossiers.office.intro')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <ExtensionAction dossier={dossier} />
        <Button component={Link} to={`/cycles/${dossier.cycleId}`} variant="outlined">{t('dossiers.office.cycle')}</Button>
      </Box>
    </Section>
  );
}
