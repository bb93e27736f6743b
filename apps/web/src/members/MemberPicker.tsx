import { useState } from 'react';
import { Autocomplete, TextField } from '@mui/material';
import type { MemberRow } from '@contracts/networks';
import { useApi } from '../api/hooks.js';
import { all } from '../api/secretariat.js';
import { useT } from '../i18n/index.js';

export type PickedMember = Pick<MemberRow, 'id' | 'name' | 'country'>;

interface Props {
  networkId: string;
  /** Members that cannot be chosen. */
  without: readonly string[];
  value: PickedMember[];
  onChange: (members: PickedMember[]) => void;
}

/** Several current members of a network, found by name. */
export function MemberPicker({ networkId, without, value, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useApi<MemberRow[]>(['members', 'pick', networkId, typed], (signal) => all('members', { networkId, ...(typed ? { q: typed } : {}) }, signal, { field: 'name', order: 'ASC' }, 50));
  const options: PickedMember[] = (data ?? []).filter(({ id }) => !without.includes(id));
  return (
    <Autocomplete<PickedMember, true>
      multiple
      options={options}
      value={value}
      onChange={(_, members) => onChange(members)}
      onInputChange={(_, text) => setTyped(text)}
      filterOptions={(found) => found}
      getOptionLabel={({ name, country }) => `${name} (${country})`}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      loading={isFetching}
      loadingText={t('shell.loading')}
      noOptionsText={t('members.pick.none')}
      openText={t('members.pick.open')}
      closeText={t('members.pick.close')}
      clearText={t('members.pick.clear')}
      renderInput={(params) => <TextField {...params} label={t('members.pick.label')} />}
    />
  );
}
