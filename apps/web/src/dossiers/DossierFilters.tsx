import type { CycleRow } from '@contracts/cycles';
import { useApi } from '../api/hooks.js';
import { all } from '../api/secretariat.js';
import { ChoiceFilter, SearchFilter } from '../common/ListFilters.js';
import { useT } from '../i18n/index.js';
import { dossierStates } from './dossierFilters.js';

/** Filters of the list of dossiers: name, cycle, state. */
export function DossierFilters() {
  const t = useT();
  const { data: cycles } = useApi<CycleRow[]>(['cycles', 'to-filter'], (signal) => all('cycles', {}, signal, { field: 'title', order: 'ASC' }));
  return (
    <>
      <SearchFilter label={t('dossiers.filters.search')} />
      <ChoiceFilter source="cycleId" label={t('dossiers.list.cycle')} options={(cycles ?? []).map(({ id, title }) => ({ value: id, label: title }))} />
      <ChoiceFilter source="state" label={t('dossiers.list.state')} options={dossierStates.map((value) => ({ value, label: t(`states.dossier.${value}`) }))} />
    </>
  );
}
