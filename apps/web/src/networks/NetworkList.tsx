import { Box, Link } from '@mui/material';
import type { NetworkRow } from '@contracts/networks';
import { Link as RouterLink } from 'react-router';
import { EmptyList, SearchFilter } from '../common/ListFilters.js';
import { Marks } from '../common/Marks.js';
import { RowList } from '../common/RowList.js';
import { useT } from '../i18n/index.js';

/** City networks, charters and programmes, with what is known about them. */
export default function NetworkList() {
  const t = useT();
  return (
    <RowList<NetworkRow>
      resource="networks"
      title={t('networks.title')}
      toolbar={<SearchFilter label={t('networks.search')} />}
      empty={<EmptyList title={t('networks.none.title')} text={t('networks.none.text')} />}
      columns={[
        { key: 'name', label: t('networks.fields.name'), cell: (row) => <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><Link component={RouterLink} to={`/networks/${row.id}`}>{row.name}</Link><Marks sandbox={row.sandbox} /></Box> },
        { key: 'kind', label: t('networks.fields.kind'), cell: (row) => row.kind },
        { key: 'members', label: t('networks.fields.members'), align: 'right', cell: (row) => row.members },
        { key: 'sightings', label: t('networks.fields.sightings'), align: 'right', cell: (row) => row.sightings },
      ]}
    />
  );
}
