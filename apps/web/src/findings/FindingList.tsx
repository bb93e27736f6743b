import { Link } from '@mui/material';
import type { FindingView } from '@contracts/findings';
import { Link as RouterLink } from 'react-router';
import { EmptyState } from '../common/EmptyState.js';
import { RowList } from '../common/RowList.js';
import { StateChip } from '../common/StateChip.js';
import { useT } from '../i18n/index.js';
import { awaitsModerator } from './sorting.js';

/** Findings of all dossiers the reader may see; each leads to the page where something can be done about it. */
export default function FindingList() {
  const t = useT();
  return (
    <RowList<FindingView>
      resource="findings"
      title={t('findings.title')}
      empty={<EmptyState title={t('findings.noneYet.title')} text={t('findings.noneYet.text')} />}
      columns={[
        { key: 'dossier', label: t('findings.list.dossier'), cell: (row) => <Link component={RouterLink} to={`/dossiers/${row.dossierId}/${awaitsModerator(row) ? 'moderation' : 'reply'}`}>{row.dossierName}</Link> },
        { key: 'indicator', label: t('findings.list.indicator'), cell: (row) => row.indicatorCode },
        { key: 'state', label: t('findings.list.state'), cell: (row) => <StateChip machine="finding" state={row.state} /> },
        { key: 'reply', label: t('findings.list.reply'), cell: (row) => <StateChip machine="reply" state={row.reply?.state ?? 'open'} /> },
      ]}
    />
  );
}
