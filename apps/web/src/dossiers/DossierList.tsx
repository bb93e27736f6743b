import { Link } from '@mui/material';
import type { DossierRow } from '@contracts/assessments';
import { Link as RouterLink } from 'react-router';
import { Moment } from '../common/Deadline.js';
import { EmptyList } from '../common/ListFilters.js';
import { RowList } from '../common/RowList.js';
import { StateChip } from '../common/StateChip.js';
import { useT } from '../i18n/index.js';
import { DossierFilters } from './DossierFilters.js';

/** The dossiers this person has to do with. */
export default function DossierList() {
  const t = useT();
  return (
    <RowList<DossierRow>
      resource="dossiers"
      title={t('dossiers.title')}
      toolbar={<DossierFilters />}
      empty={<EmptyList title={t('dossiers.none.title')} text={t('dossiers.none.text')} />}
      columns={[
        { key: 'name', label: t('dossiers.list.name'), cell: (row) => <Link component={RouterLink} to={`/dossiers/${row.id}`}>{row.name}</Link> },
        { key: 'cycle', label: t('dossiers.list.cycle'), cell: (row) => row.cycleTitle },
        { key: 'state', label: t('dossiers.list.state'), cell: (row) => <StateChip machine="dossier" state={row.state} /> },
        { key: 'progress', label: t('dossiers.list.progress'), cell: (row) => t('dossiers.progressShort', { answered: row.answered, questions: row.questions }) },
        { key: 'due', label: t('dossiers.list.due'), cell: (row) => <Moment at={row.dueAt} withTime={false} /> },
      ]}
    />
  );
}
