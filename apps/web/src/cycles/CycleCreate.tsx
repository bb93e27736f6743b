import { Alert, Box, Paper, Typography } from '@mui/material';
import type { CreateCycle, CycleView } from '@contracts/cycles';
import type { EditionRow, StandardRow } from '@contracts/standards';
import { useEffect, useMemo } from 'react';
import { AutocompleteArrayInput, CreateBase, Form, FormDataConsumer, ReferenceArrayInput, SaveButton, SelectInput, TextInput, required, useNotify } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useApi } from '../api/hooks.js';
import { useMyNetworks } from '../api/mandates.js';
import { all } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { textIn } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { RulesInput } from './RulesInput.js';
import { StageDatesInput } from './StageDatesInput.js';
import { proposedDates, slugOf } from './words.js';

const blindModes = ['single', 'double', 'open'] as const;

/** Plans a cycle: a draft that only its secretariat sees until it opens. */
export default function CycleCreate() {
  const t = useT();
  const navigate = useNavigate();
  const notify = useNotify();
  const networks = useMyNetworks('secretariat');
  const { data: editions } = useApi<EditionRow[]>(['editions', 'published'], (signal) => all('editions', { status: 'published' }, signal));
  const { data: standards } = useApi<StandardRow[]>(['standards', 'all'], (signal) => all('standards', {}, signal));
  const locale = useLocale();
  const nameOf = ({ standardId, standardCode, label }: EditionRow) => {
    const title = standards?.find(({ id }) => id === standardId)?.title;
    return t('cycles.edition', { standard: (title && textIn(title, locale)?.text) ?? standardCode, edition: label });
  };
  const defaults = useMemo(
    () => ({
      networkId: networks.length === 1 ? networks[0]!.id : '',
      blindMode: 'single',
      stages: proposedDates(Date.now()),
      rules: { reviewersPerDossier: 3, maxLoadPerReviewer: 4, maxPerCountry: 2, noMutual: true, coverage: null, allowUnanswered: false, silenceAccepts: true, revealAfterPublication: false },
    }),
    [networks.length],
  );
  if (networks.length === 0) return <><PageTitle>{t('cycles.plan')}</PageTitle><EmptyState title={t('cycles.form.noNetwork.title')} text={t('cycles.form.noNetwork.text')} /></>;
  if (!editions || !standards) return <><PageTitle>{t('cycles.plan')}</PageTitle><Busy /></>;
  return (
    <CreateBase
      resource="cycles"
      transform={(data: CreateCycle) => ({ ...data, memberIds: data.memberIds?.length ? data.memberIds : undefined })}
      mutationOptions={{
        onSuccess: (cycle) => {
          notify(t('cycles.form.created'), { type: 'success' });
          void navigate(`/cycles/${(cycle as CycleView).id}`);
        },
      }}
    >
      <PageTitle>{t('cycles.plan')}</PageTitle>
      <Form defaultValues={defaults}>
        <Paper sx={{ p: { xs: 2, md: 3 }, maxWidth: 860 }}>
          <SelectInput source="networkId" label={t('cycles.fields.network')} choices={networks} validate={required(t('auth.required'))} />
          <SelectInput source="editionId" label={t('cycles.fields.standard')} choices={editions.map((edition) => ({ id: edition.id, name: nameOf(edition) }))} validate={required(t('auth.required'))} />
          <TextInput source="title" label={t('cycles.fields.title')} validate={required(t('auth.required'))} />
          <SlugInput />
          <SelectInput source="blindMode" label={t('cycles.fields.blindMode')} choices={blindModes.map((id) => ({ id, name: t(`cycles.blindModes.${id}`) }))} validate={required(t('auth.required'))} />
          <Box sx={{ mt: 2 }}><StageDatesInput /></Box>
          <RulesInput />
          <Typography variant="h2" sx={{ mt: 3, mb: 0.5 }}>{t('cycles.members')}</Typography>
          <Typography color="textSecondary">{t('cycles.form.membersHelp')}</Typography>
          <FormDataConsumer<CreateCycle>>
            {({ formData }) =>
              formData.networkId ? (
                <ReferenceArrayInput source="memberIds" reference="members" filter={{ networkId: formData.networkId }} sort={{ field: 'name', order: 'ASC' }} perPage={50}>
                  <AutocompleteArrayInput label={t('cycles.form.onlyThese')} optionText="name" filterToQuery={(q: string) => ({ q })} />
                </ReferenceArrayInput>
              ) : (
                <Alert severity="info" sx={{ mt: 1 }}>{t('cycles.form.chooseNetwork')}</Alert>
              )
            }
          </FormDataConsumer>
          <Box sx={{ mt: 3 }}><SaveButton label={t('cycles.form.create')} alwaysEnable /></Box>
        </Paper>
      </Form>
    </CreateBase>
  );
}

/** The address follows the title until somebody writes one. */
function SlugInput() {
  const t = useT();
  const { setValue, getFieldState } = useFormContext();
  const title = useWatch({ name: 'title' }) as string | undefined;
  useEffect(() => {
    if (!getFieldState('slug').isTouched) setValue('slug', slugOf(title ?? ''));
  }, [title, setValue, getFieldState]);
  return <TextInput source="slug" label={t('cycles.fields.slug')} helperText={t('cycles.form.slugHelp')} validate={required(t('auth.required'))} />;
}
