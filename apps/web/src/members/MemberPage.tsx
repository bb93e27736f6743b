import { Box, Button, Link, Paper, Typography } from '@mui/material';
import type { MemberView } from '@contracts/networks';
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
import { StateChip } from '../common/StateChip.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';
import { Known } from '../standards/Known.js';

/** A member: what place it is and how surely, where it belongs, and on which lists it was seen when. */
export default function MemberPage() {
  const { id = '' } = useParams();
  const { data: member, error, isPending, refetch } = useApi<MemberView>(['member', id], (signal) => get<MemberView>(`/members/${id}`, { signal }).then(({ data }) => data));
  return (
    <>
      {member && <PageTitle>{member.name}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Busy />}
      {member && <Shown member={member} />}
    </>
  );
}

function Shown({ member }: { member: MemberView }) {
  const t = useT();
  const tOr = useTOr();
  const locale = useLocale();
  const { city } = member;
  const number = new Intl.NumberFormat(locale);
  return (
    <>
      <Paper sx={{ p: 2 }}>
        <Box sx={{ mb: 1 }}><Marks sandbox={member.sandbox} /></Box>
        <Facts
          facts={[
            { label: t('members.fields.kind'), value: tOr(`members.kinds.${member.kind}`, member.kind) },
            { label: t('members.fields.country'), value: member.country },
            { label: t('members.fields.identity'), value: t(`members.identities.${city?.status ?? 'missing'}`) },
            { label: t('members.fields.population'), value: city?.population ? t('members.populationAsOf', { population: number.format(city.population), source: city.populationAsOf ?? '' }) : null },
            { label: t('members.fields.coordinates'), value: city?.latitude != null && city.longitude != null ? `${city.latitude.toFixed(3)}, ${city.longitude.toFixed(3)}` : null },
            { label: t('members.fields.geonames'), value: city?.geonamesId },
            { label: t('members.fields.candidates'), value: city && city.candidates.length > 0 ? <Known value={city.candidates} keys="members.candidate" /> : null },
          ]}
        />
        <Box sx={{ mt: 2 }}><Button component={RouterLink} to={`/public/members/${member.slug}`} variant="outlined">{t('members.publicPage')}</Button></Box>
      </Paper>
      <Section title={t('members.memberships')} intro={t('members.membershipsIntro')}>
        {member.memberships.length === 0 ? (
          <Typography color="textSecondary">{t('members.noMemberships')}</Typography>
        ) : (
          <DataTable
            label={t('members.memberships')}
            rows={member.memberships}
            rowKey={({ id }) => id}
            columns={[
              { key: 'network', label: t('cycles.fields.network'), cell: (row) => <Link component={RouterLink} to={`/networks/${row.network.id}`}>{row.network.name}</Link> },
              { key: 'category', label: t('members.fields.category'), cell: (row) => row.category },
              { key: 'standing', label: t('members.fields.standing'), cell: (row) => <StateChip machine="membership" state={row.standing} /> },
              { key: 'since', label: t('members.fields.since'), cell: (row) => row.since ?? t('members.notKnown') },
              { key: 'until', label: t('members.fields.until'), cell: (row) => row.until ?? '' },
            ]}
          />
        )}
      </Section>
      {member.sightings.length > 0 && (
        <Section title={t('members.sightings')} intro={t('members.sightingsIntro')}>
          <DataTable
            label={t('members.sightings')}
            rows={member.sightings}
            rowKey={(row) => `${row.network} ${row.role} ${row.asOf} ${row.source}`}
            columns={[
              { key: 'network', label: t('members.fields.list'), cell: (row) => (row.networkId ? <Link component={RouterLink} to={`/networks/${row.networkId}`}>{row.network}</Link> : row.network) },
              { key: 'role', label: t('members.fields.role'), cell: (row) => row.role },
              { key: 'asOf', label: t('members.fields.asOf'), cell: (row) => row.asOf },
              { key: 'source', label: t('members.fields.source'), cell: (row) => row.source },
              { key: 'confidence', label: t('members.fields.confidence'), cell: (row) => tOr(`standards.confidences.${row.confidence}`, row.confidence) },
            ]}
          />
        </Section>
      )}
    </>
  );
}
