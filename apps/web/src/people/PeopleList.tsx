import { Box, Button, Link, Typography } from '@mui/material';
import PersonAdd from '@mui/icons-material/PersonAddOutlined';
import type { PersonView } from '@contracts/people';
import { Link as RouterLink } from 'react-router';
import { useHasRole } from '../api/mandates.js';
import { ChoiceFilter, EmptyList, SearchFilter } from '../common/ListFilters.js';
import { RowList } from '../common/RowList.js';
import { useT } from '../i18n/index.js';
import { MandateLine } from './MandateLine.js';
import { roles } from './roles.js';

/** The people of the secretariat's networks, with what they may do for whom. */
export default function PeopleList() {
  const t = useT();
  const invites = useHasRole(['secretariat', 'operator']);
  const invite = invites && <Button component={RouterLink} to="/people/create" variant="contained" startIcon={<PersonAdd />}>{t('people.invite')}</Button>;
  return (
    <RowList<PersonView>
      resource="people"
      title={t('people.title')}
      sort={{ field: 'name', order: 'ASC' }}
      toolbar={
        <>
          <SearchFilter label={t('people.search')} />
          <ChoiceFilter source="role" label={t('people.fields.role')} options={roles.map((value) => ({ value, label: t(`work.roles.${value}`) }))} />
          <Box sx={{ flexGrow: 1 }} />
          {invite}
        </>
      }
      empty={<EmptyList title={t('people.none.title')} text={t('people.none.text')} action={invite} />}
      columns={[
        { key: 'name', label: t('people.fields.name'), cell: (row) => <Link component={RouterLink} to={`/people/${row.id}`}>{row.name}</Link> },
        { key: 'email', label: t('people.fields.email'), cell: (row) => <Box component="span" sx={{ overflowWrap: 'anywhere' }}>{row.email}</Box> },
        { key: 'mandates', label: t('people.fields.mandates'), cell: (row) => (row.mandates.length === 0 ? <Typography variant="body2" color="textSecondary">{t('people.noMandate')}</Typography> : row.mandates.map((mandate) => <div key={mandate.id}><MandateLine mandate={mandate} /></div>)) },
        { key: 'active', label: t('people.fields.active'), cell: (row) => t(row.active ? 'people.active' : 'people.inactive') },
      ]}
    />
  );
}
