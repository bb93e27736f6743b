import { Box, Button, Link } from '@mui/material';
import Add from '@mui/icons-material/Add';
import type { MemberRow, NetworkRow } from '@contracts/networks';
import { Link as RouterLink } from 'react-router';
import { useApi } from '../api/hooks.js';
import { useMyNetworks } from '../api/mandates.js';
import { all } from '../api/secretariat.js';
import { ChoiceFilter, EmptyList, SearchFilter } from '../common/ListFilters.js';
import { Marks } from '../common/Marks.js';
import { RowList } from '../common/RowList.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';
import { identities } from './words.js';

/** Cities and regions that belong to a network, or were seen on a list of one. */
export default function MemberList() {
  const t = useT();
  const tOr = useTOr();
  const locale = useLocale();
  const mayAdd = useMyNetworks('secretariat').length > 0;
  const { data: networks } = useApi<NetworkRow[]>(['networks', 'all'], (signal) => all('networks', {}, signal, { field: 'name', order: 'ASC' }), { staleTime: 300_000 });
  const add = mayAdd && <Button component={RouterLink} to="/members/create" variant="contained" startIcon={<Add />}>{t('members.add')}</Button>;
  return (
    <RowList<MemberRow>
      resource="members"
      title={t('members.title')}
      sort={{ field: 'name', order: 'ASC' }}
      toolbar={
        <>
          <SearchFilter label={t('members.search')} />
          <ChoiceFilter source="networkId" label={t('cycles.fields.network')} options={(networks ?? []).filter(({ members }) => members > 0).map(({ id, name }) => ({ value: id, label: name }))} />
          <ChoiceFilter source="identity" label={t('members.fields.identity')} options={identities.map((value) => ({ value, label: t(`members.identities.${value}`) }))} />
          <Box sx={{ flexGrow: 1 }} />
          {add}
        </>
      }
      empty={<EmptyList title={t('members.none.title')} text={t('members.none.text')} action={add} />}
      columns={[
        { key: 'name', label: t('members.fields.name'), cell: (row) => <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><Link component={RouterLink} to={`/members/${row.id}`}>{row.name}</Link><Marks sandbox={row.sandbox} /></Box> },
        { key: 'country', label: t('members.fields.country'), cell: (row) => row.country },
        { key: 'kind', label: t('members.fields.kind'), cell: (row) => tOr(`members.kinds.${row.kind}`, row.kind) },
        { key: 'population', label: t('members.fields.population'), align: 'right', cell: (row) => (row.population === null ? t('members.unknown') : new Intl.NumberFormat(locale).format(row.population)) },
        { key: 'identity', label: t('members.fields.identity'), cell: (row) => (row.identity ? tOr(`members.identities.${row.identity}`, row.identity) : t('members.identities.missing')) },
        { key: 'networks', label: t('members.fields.networks'), align: 'right', cell: (row) => row.networks },
      ]}
    />
  );
}
