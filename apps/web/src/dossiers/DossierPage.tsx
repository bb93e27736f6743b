import { useParams } from 'react-router';
import { Busy } from '../common/Busy.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { DossierHeader } from './DossierHeader.js';
import { DossierHistory } from './DossierHistory.js';
import { useDossier } from './useDossier.js';
import { Workspace } from './workspace/Workspace.js';

/** A dossier: to write for those who file it, to read for all others who may. */
export default function DossierPage() {
  const { id = '' } = useParams();
  const { dossier, edition, error, refetch } = useDossier(id);
  return (
    <>
      {dossier && <PageTitle>{dossier.name}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={refetch} />}
      {!dossier && !error && <Busy />}
      {dossier && <DossierHeader dossier={dossier} />}
      {dossier && edition && <Workspace dossier={dossier} edition={edition} />}
      {dossier && <DossierHistory dossier={dossier} />}
    </>
  );
}
