import { Box, Paper, Typography } from '@mui/material';
import type { MandateView, PersonView } from '@contracts/people';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { get } from '../api/client.js';
import { useApi } from '../api/hooks.js';
import { useHasRole } from '../api/mandates.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { Facts } from '../common/Facts.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { languages, useT } from '../i18n/index.js';
import { MandateLine } from './MandateLine.js';

/** A person with the mandates this secretariat may see; each can be ended from now on. */
export default function PersonPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: person, error, isPending, refetch } = useApi<PersonView>(['person', id], (signal) => get<PersonView>(`/people/${id}`, { signal }).then(({ data }) => data));
  return (
    <>
      {person && <PageTitle>{person.name}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Busy />}
      {person && (
        <>
          <Paper sx={{ p: 2 }}>
            <Facts
              facts={[
                { label: t('people.fields.email'), value: person.email },
                { label: t('people.fields.language'), value: languages.find(({ locale }) => locale === person.locale)?.name ?? person.locale },
                { label: t('people.fields.active'), value: t(person.active ? 'people.active' : 'people.inactive') },
              ]}
            />
          </Paper>
          <Section title={t('people.fields.mandates')}>
            {person.mandates.length === 0 && <Typography color="textSecondary">{t('people.noMandateHelp')}</Typography>}
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
              {person.mandates.map((mandate) => <Mandate key={mandate.id} mandate={mandate} person={person} />)}
            </Box>
          </Section>
        </>
      )}
    </>
  );
}

function Mandate({ mandate, person }: { mandate: MandateView; person: PersonView }) {
  const t = useT();
  const client = useQueryClient();
  const notify = useNotify();
  const manages = useHasRole(['secretariat', 'operator']);
  const over = mandate.validUntil !== null && Date.parse(mandate.validUntil) <= Date.now();
  return (
    <Paper component="li" sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', justifyContent: 'space-between' }}>
      <Typography><MandateLine mandate={mandate} /></Typography>
      {manages && !over && (
        <ConfirmAction
          label={t('people.end.label')}
          title={t('people.end.label')}
          text={t('people.end.text', { name: person.name, role: t(`work.roles.${mandate.role}`) })}
          variant="outlined"
          danger
          onConfirm={async () => {
            await office.endMandate(mandate.id, new Date().toISOString());
            await client.invalidateQueries({ queryKey: ['person', person.id] });
            notify(t('people.end.done'), { type: 'success' });
          }}
        />
      )}
    </Paper>
  );
}
