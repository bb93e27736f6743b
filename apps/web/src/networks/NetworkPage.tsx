import { Box, Button, Link, Paper, Typography } from '@mui/material';
import type { NetworkView } from '@contracts/networks';
import { Link as RouterLink, useParams } from 'react-router';
import { get } from '../api/client.js';
import { useApi } from '../api/hooks.js';
import { Busy } from '../common/Busy.js';
import { DataTable } from '../common/DataTable.js';
import { Facts } from '../common/Facts.js';
import { Marks } from '../common/Marks.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { useT, useTOr } from '../i18n/index.js';
import { Memberships } from '../members/Memberships.js';
import { NetworkFacts } from './NetworkFacts.js';

/** A network: what is known and how surely, where the sources disagree, and who belongs to it. */
export default function NetworkPage() {
  const { id = '' } = useParams();
  const { data: network, error, isPending, refetch } = useApi<NetworkView>(['network', id], (signal) => get<NetworkView>(`/networks/${id}`, { signal }).then(({ data }) => data));
  return (
    <>
      {network && <PageTitle>{network.name}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Busy />}
      {network && <Shown network={network} />}
    </>
  );
}

function Shown({ network }: { network: NetworkView }) {
  const t = useT();
  const tOr = useTOr();
  return (
    <>
      <Paper sx={{ p: 2 }}>
        <Box sx={{ mb: 1 }}><Marks sandbox={network.sandbox} /></Box>
        <Facts
          facts={[
            { label: t('networks.fields.kind'), value: network.kind },
            { label: t('networks.fields.timeZone'), value: network.timeZone },
            { label: t('networks.fields.smallestGroup'), value: t('networks.smallestGroup', { n: network.smallestGroup }) },
            { label: t('networks.fields.sightings'), value: t('networks.sightingsOf', { smart_count: network.sightings }) },
          ]}
        />
        <Box sx={{ mt: 2 }}><Button component={RouterLink} to={`/public/networks/${network.slug}`} variant="outlined">{t('networks.publicPage')}</Button></Box>
      </Paper>
      <NetworkFacts facts={network.facts} />
      {network.relations.length > 0 && (
        <Section title={t('networks.relations')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {network.relations.map((relation) => (
              <li key={`${relation.kind} ${relation.direction} ${relation.network.id}`}>
                {tOr(`networks.relationKinds.${relation.kind}.${relation.direction}`, relation.kind)}: <Link component={RouterLink} to={`/networks/${relation.network.id}`}>{relation.network.name}</Link>
              </li>
            ))}
          </Box>
        </Section>
      )}
      {network.figures.length > 0 && (
        <Section title={t('networks.figures')} intro={t('networks.figuresIntro')}>
          <DataTable
            label={t('networks.figures')}
            rows={network.figures}
            rowKey={(figure) => `${figure.programme} ${figure.at} ${figure.measure} ${figure.value} ${figure.source}`}
            columns={[
              { key: 'measure', label: t('networks.figure.measure'), cell: (figure) => figure.measure },
              { key: 'value', label: t('networks.figure.value'), cell: (figure) => figure.value },
              { key: 'at', label: t('networks.figure.at'), cell: (figure) => figure.at },
              { key: 'source', label: t('networks.figure.source'), cell: (figure) => figure.source },
              { key: 'remark', label: t('networks.figure.remark'), cell: (figure) => figure.remark ?? '' },
            ]}
          />
        </Section>
      )}
      <Section title={t('members.memberships')} intro={<Typography>{t('networks.membershipsIntro')}</Typography>}>
        <Memberships network={{ id: network.id, name: network.name }} />
      </Section>
    </>
  );
}
