import { Box, Paper, Typography } from '@mui/material';
import type { MemberView } from '@contracts/networks';
import { CreateBase, Form, SaveButton, SelectInput, TextInput, required, useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { useMyNetworks } from '../api/mandates.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { useT } from '../i18n/index.js';
import { kinds } from './words.js';

/** Adds a member that is not known yet; it joins one of the secretariat's networks at once. */
export default function MemberCreate() {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const networks = useMyNetworks('secretariat');
  if (networks.length === 0) return <><PageTitle>{t('members.add')}</PageTitle><EmptyState title={t('cycles.form.noNetwork.title')} text={t('members.form.noNetwork')} /></>;
  return (
    <CreateBase
      resource="members"
      transform={(data: { country?: string; since?: string | null }) => ({ ...data, country: data.country?.toUpperCase(), since: data.since || null })}
      mutationOptions={{
        onSuccess: (member) => {
          notify(t('members.form.added'), { type: 'success' });
          void navigate(`/members/${(member as MemberView).id}`);
        },
      }}
    >
      <PageTitle>{t('members.add')}</PageTitle>
      <Form defaultValues={{ kind: 'city', category: 'member', networkId: networks.length === 1 ? networks[0]!.id : '' }}>
        <Paper sx={{ p: { xs: 2, md: 3 }, maxWidth: 640 }}>
          <Typography color="textSecondary" sx={{ mb: 2 }}>{t('members.form.intro')}</Typography>
          <TextInput source="name" label={t('members.fields.name')} validate={required(t('auth.required'))} />
          <TextInput source="country" label={t('members.fields.country')} helperText={t('members.form.countryHelp')} validate={required(t('auth.required'))} />
          <SelectInput source="kind" label={t('members.fields.kind')} choices={kinds.map((id) => ({ id, name: t(`members.kinds.${id}`) }))} validate={required(t('auth.required'))} />
          <SelectInput source="networkId" label={t('cycles.fields.network')} choices={networks} validate={required(t('auth.required'))} />
          <TextInput source="category" label={t('members.fields.category')} helperText={t('members.form.categoryHelp')} validate={required(t('auth.required'))} />
          <TextInput source="since" type="date" label={t('members.fields.since')} slotProps={{ inputLabel: { shrink: true } }} helperText={t('members.form.sinceHelp')} />
          <Box sx={{ mt: 2 }}><SaveButton label={t('members.form.submit')} alwaysEnable /></Box>
        </Paper>
      </Form>
    </CreateBase>
  );
}
