import { Alert, Box, Link, Typography } from '@mui/material';
import type { CycleRow } from '@contracts/cycles';
import type { PublicMember as Shape } from '@contracts/reports';
import type { ScorecardView } from '@contracts/scorecards';
import type { EditionView } from '@contracts/standards';
import { Link as RouterLink, useParams } from 'react-router';
import type { z } from 'zod';
import { get } from '../api/client.js';
import { usePublicApi } from '../api/hooks.js';
import { all, office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { DataTable } from '../common/DataTable.js';
import { Facts } from '../common/Facts.js';
import { Marks } from '../common/Marks.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { textIn } from '../editions/outline.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';
import { Scorecard } from '../scorecards/Scorecard.js';
import { PublicFrame } from './PublicFrame.js';
import { ReportLinks } from './ReportLinks.js';

type Member = z.infer<typeof Shape>;

/** What a member has published, for everybody. */
export default function PublicMember() {
  const { slug = '' } = useParams();
  return (
    <PublicFrame<Member> kind="member" path={`/public/members/${encodeURIComponent(slug)}`} nameOf={({ name }) => name}>
      {(member) => <Shown member={member} />}
    </PublicFrame>
  );
}

function Shown({ member }: { member: Member }) {
  const t = useT();
  const tOr = useTOr();
  const locale = useLocale();
  const { city } = member;
  const country = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(member.country) ?? member.country;
  return (
    <>
      {city?.status === 'fictional' && <Alert severity="info" sx={{ mb: 2 }}>{t('publicPages.fictional')}</Alert>}
      <Facts
        facts={[
          { label: t('members.fields.country'), value: country },
          { label: t('members.fields.population'), value: city?.population ? t('members.populationAsOf', { population: new Intl.NumberFormat(locale).format(city.population), source: city.populationAsOf ?? '' }) : null },
          {
            label: t('publicPages.networks'),
            value: member.networks.length > 0 ? <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{member.networks.map((network) => <li key={network.slug}><Link component={RouterLink} to={`/public/networks/${network.slug}`}>{network.name}</Link> ({tOr(`members.categories.${network.category}`, network.category)})</li>)}</Box> : null,
          },
        ]}
      />
      {member.results.length === 0 && <Section title={t('publicPages.published')}><Typography color="textSecondary">{t('publicPages.noResults')}</Typography></Section>}
      {member.results.map((result, index) => <Result key={result.dossierId} result={result} folded={index > 0} />)}
      {member.sightings.length > 0 && (
        <Section title={t('members.sightings')} intro={t('members.sightingsIntro')}>
          <DataTable
            label={t('members.sightings')}
            rows={member.sightings}
            rowKey={(row) => `${row.network} ${row.role} ${row.asOf} ${row.source}`}
            columns={[
              { key: 'network', label: t('members.fields.list'), cell: (row) => row.network },
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

/** One published scorecard of the member, with the reports about it. */
function Result({ result, folded }: { result: Member['results'][number]; folded: boolean }) {
  const t = useT();
  const locale = useLocale();
  const { data: rows } = usePublicApi<CycleRow[]>(['cycles', 'by-slug', result.cycle.slug], (signal) => all('cycles', { slug: result.cycle.slug }, signal));
  const cycle = rows?.[0];
  const card = usePublicApi<ScorecardView>(['scorecard', result.dossierId], (signal) => office.scorecard(result.dossierId, signal));
  const edition = usePublicApi<EditionView>(['edition', cycle?.edition.id], (signal) => get<EditionView>(`/editions/${cycle?.edition.id ?? ''}`, { signal }).then(({ data }) => data), { enabled: cycle !== undefined, staleTime: 3_600_000 });
  return (
    <Section
      title={result.cycle.title}
      intro={<Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>{textIn(result.cycle.standardTitle, locale)?.text} · <Link component={RouterLink} to={`/public/cycles/${result.cycle.slug}`}>{t('publicPages.toCycle')}</Link> <Marks sandbox={cycle?.network.sandbox} historical={cycle?.historical} /></Box>}
    >
      {card.error && <ProblemAlert error={card.error} onRetry={() => void card.refetch()} />}
      {!card.error && (!card.data || !edition.data) && <Busy />}
      {card.data && edition.data && <Scorecard card={card.data} edition={edition.data} historical={cycle?.historical} heading="h3" folded={folded} />}
      <ReportLinks reports={result.reports} heading="h3" />
    </Section>
  );
}
