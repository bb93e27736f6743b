import { Box, Paper, Typography } from '@mui/material';
import type { Invite, PersonView } from '@contracts/people';
import { AutocompleteInput, CreateBase, Form, FormDataConsumer, ReferenceInput, SaveButton, SelectInput, TextInput, email, required, useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { useHasRole, useMyNetworks } from '../api/mandates.js';
import { PageTitle } from '../common/PageTitle.js';
import { languages, useT } from '../i18n/index.js';
import { forMember, forNetwork, roles } from './roles.js';

type Draft = Partial<Omit<Invite, 'validUntil'>> & { validUntil?: string | null };

/** Only what the role needs goes to the API; a day means its end in the reader's own time. */
function toInvite(draft: Draft): Draft {
  const role = draft.role ?? '';
  return {
    ...draft,
    memberId: forMember(role) ? (draft.memberId ?? null) : null,
    networkId: forNetwork(role) ? (draft.networkId ?? null) : null,
    validUntil: draft.validUntil ? new Date(`${draft.validUntil}T23:59:59`).toISOString() : null,
  };
}

/** Invites somebody by mail into one role; a person who is known already only gets the mandate. */
export default function PersonInvite() {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const networks = useMyNetworks('secretariat');
  const operator = useHasRole(['operator']);
  const offered = roles.filter((role) => operator || role !== 'operator');
  return (
    <CreateBase
      resource="people"
      transform={toInvite}
      mutationOptions={{
        onSuccess: (person) => {
          notify(t('people.form.invited'), { type: 'success' });
          void navigate(`/people/${(person as PersonView).id}`);
        },
      }}
    >
      <PageTitle>{t('people.invite')}</PageTitle>
      <Form defaultValues={{ locale: 'en', networkId: networks.length === 1 ? networks[0]!.id : null }}>
        <Paper sx={{ p: { xs: 2, md: 3 }, maxWidth: 640 }}>
          <Typography color="textSecondary" sx={{ mb: 2 }}>{t('people.form.intro')}</Typography>
          <TextInput source="name" label={t('people.fields.name')} validate={required(t('auth.required'))} />
          <TextInput source="email" type="email" label={t('people.fields.email')} validate={[required(t('auth.required')), email(t('people.form.badEmail'))]} />
          <SelectInput source="locale" label={t('people.fields.language')} choices={languages.map(({ locale, name }) => ({ id: locale, name }))} validate={required(t('auth.required'))} />
          <SelectInput source="role" label={t('people.fields.role')} choices={offered.map((id) => ({ id, name: t(`work.roles.${id}`) }))} validate={required(t('auth.required'))} />
          <FormDataConsumer<Draft>>
            {({ formData }) => (
              <>
                {forNetwork(formData.role ?? '') && (operator ? (
                  <ReferenceInput source="networkId" reference="networks" sort={{ field: 'name', order: 'ASC' }} perPage={100}>
                    <AutocompleteInput label={t('cycles.fields.network')} optionText="name" filterToQuery={(q: string) => ({ q })} validate={required(t('auth.required'))} />
                  </ReferenceInput>
                ) : (
                  <SelectInput source="networkId" label={t('cycles.fields.network')} choices={networks} validate={required(t('auth.required'))} />
                ))}
                {forMember(formData.role ?? '') && (
                  <ReferenceInput source="memberId" reference="members" sort={{ field: 'name', order: 'ASC' }} perPage={50} filter={!operator && networks.length === 1 ? { networkId: networks[0]!.id } : {}}>
                    <AutocompleteInput label={t('people.fields.member')} optionText="name" filterToQuery={(q: string) => ({ q })} validate={required(t('auth.required'))} helperText={formData.role === 'reviewer' ? t('people.form.homeHelp') : undefined} />
                  </ReferenceInput>
                )}
              </>
            )}
          </FormDataConsumer>
          <TextInput source="validUntil" type="date" label={t('people.fields.until')} slotProps={{ inputLabel: { shrink: true } }} helperText={t('people.form.untilHelp')} />
          <Box sx={{ mt: 2 }}><SaveButton label={t('people.form.submit')} alwaysEnable /></Box>
        </Paper>
      </Form>
    </CreateBase>
  );
}
