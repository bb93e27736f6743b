import { Box, Button, Link } from '@mui/material';
import Add from '@mui/icons-material/Add';
import type { CycleRow } from '@contracts/cycles';
import { Link as RouterLink } from 'react-router';
import { useMyNetworks } from '../api/mandates.js';
import { Moment } from '../common/Deadline.js';
import { ChoiceFilter, EmptyList, SearchFilter } from '../common/ListFilters.js';
import { Marks } from '../common/Marks.js';
import { RowList } from '../common/RowList.js';
import { StateChip } from '../common/StateChip.js';
import { textIn } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { cycleStates } from './words.js';

/** All cycles the person may see: drafts of own networks, and every cycle that has begun. */
export default function CycleList() {
  const t = useT();
  const locale = useLocale();
  const mayPlan = useMyNetworks('secretariat').length > 0;
  const plan = mayPlan && <Button component={RouterLink} to="/cycles/create" variant="contained" startIcon={<Add />}>{t('cycles.plan')}</Button>;
  return (
    <RowList<CycleRow>
      resource="cycles"
      title={t('cycles.title')}
      sort={{ field: 'title', order: 'ASC' }}
      toolbar={
        <>
          <SearchFilter label={t('cycles.search')} />
          <ChoiceFilter source="state" label={t('cycles.fields.state')} options={cycleStates.map((value) => ({ value, label: t(`states.cycle.${value}`) }))} />
          <Box sx={{ flexGrow: 1 }} />
          {plan}
        </>
      }
      empty={<EmptyList title={t('cycles.none.title')} text={t('cycles.none.text')} action={plan} />}
      columns={[
        {
          key: 'title', label: t('cycles.fields.title'),
          cell: (row) => <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}><Link component={RouterLink} to={`/cycles/${row.id}`}>{row.title}</Link><Marks sandbox={row.network.sandbox} historical={row.historical} /></Box>,
        },
        { key: 'network', label: t('cycles.fields.network'), cell: (row) => row.network.name },
        { key: 'standard', label: t('cycles.fields.standard'), cell: (row) => `${textIn(row.edition.standardTitle, locale)?.text ?? row.edition.standardCode}, ${row.edition.label}` },
        { key: 'state', label: t('cycles.fields.state'), cell: (row) => <StateChip machine="cycle" state={row.state} /> },
        { key: 'published', label: t('cycles.fields.published'), cell: (row) => <Moment at={row.publishedAt} timeZone={row.timeZone} withTime={false} /> },
      ]}
    />
  );
}
