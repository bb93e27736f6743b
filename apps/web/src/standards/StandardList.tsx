import { Link } from '@mui/material';
import type { StandardRow } from '@contracts/standards';
import { Link as RouterLink } from 'react-router';
import { EmptyList, SearchFilter } from '../common/ListFilters.js';
import { RowList } from '../common/RowList.js';
import { textIn } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';

/** The standards cities can be assessed against. */
export default function StandardList() {
  const t = useT();
  const locale = useLocale();
  return (
    <RowList<StandardRow>
      resource="standards"
      title={t('standards.title')}
      toolbar={<SearchFilter label={t('standards.search')} />}
      empty={<EmptyList title={t('standards.none.title')} text={t('standards.none.text')} />}
      columns={[
        { key: 'title', label: t('standards.fields.title'), cell: (row) => <Link component={RouterLink} to={`/standards/${row.id}`}>{textIn(row.title, locale)?.text ?? row.code}</Link> },
        { key: 'code', label: t('standards.fields.code'), cell: (row) => row.code },
        { key: 'owner', label: t('standards.fields.owner'), cell: (row) => row.owner },
        { key: 'adopted', label: t('standards.fields.adopted'), cell: (row) => row.adopted },
      ]}
    />
  );
}
