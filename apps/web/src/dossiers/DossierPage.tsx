import { Alert } from '@mui/material';
import { useParams } from 'react-router';
import { Busy } from '../common/Busy.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT } from '../i18n/index.js';
import { DossierHeader } from './DossierHeader.js';
import { DossierHistory } from './DossierHistory.js';
import { ForSecretariat } from './secretariat/ForSecretariat.js';
import { useDossier } from './useDossier.js';
import { Workspace } from './workspace/Workspace.js';

/** States in which the answers are the city's own. */
const unfiled = ['enrolled', 'drafting', 'awaiting-signature', 'returned'];

/** A dossier: to write for those who file it, to read for all others who may. */
export default function DossierPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { dossier, edition, error, refetch } = useDossier(id);
  const hidden = dossier?.may.manage && !dossier.may.write && unfiled.includes(dossier.state);
  return (
    <>
      {dossier && <PageTitle>{dossier.name}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={refetch} />}
      {!dossier && !error && <Busy />}
      {dossier && <DossierHeader dossier={dossier} />}
      {dossier?.may.manage && <ForSecretariat dossier={dossier} />}
      {hidden && <Alert severity="info" sx={{ mt: 3 }}>{t('dossiers.office.notYet')}</Alert>}
      {dossier && edition && !hidden && <Workspace dossier={dossier} edition={edition} />}
      {dossier && <DossierHistory dossier={dossier} />}
    </>
  );
}
