import { Alert, Box, Link, Typography } from '@mui/material';
import type { CycleRow } from '@contracts/cycles';
import type { PublicCycle as Shape } from '@contracts/reports';
import { Link as RouterLink, useParams } from 'react-router';
import type { z } from 'zod';
import { usePublicApi } from '../api/hooks.js';
import { all } from '../api/secretariat.js';
import { Moment } from '../common/Deadline.js';
import { Facts } from '../common/Facts.js';
import { Marks } from '../common/Marks.js';
import { Section } from '../common/Section.js';
import { StateChip } from '../common/StateChip.js';
import { StageTimeline } from '../cycles/StageTimeline.js';
import { cycleStates, stages } from '../cycles/words.js';
import { textIn } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { ResultsSection } from '../scorecards/ResultsSection.js';
import { PublicFrame } from './PublicFrame.js';
import { ReportLinks } from './ReportLinks.js';

type Cycle = z.infer<typeof Shape>;

/** What a cycle has published, for everybody. */
export default function PublicCycle() {
  const { slug = '' } = useParams();
  return (
    <PublicFrame<Cycle> kind="cycle" path={`/public/cycles/${encodeURIComponent(slug)}`} nameOf={({ title }) => title} marks={(cycle) => <Box sx={{ mb: 1 }}><Marks sandbox={cycle.network.sandbox} historical={cycle.historical} /></Box>}>
      {(cycle) => <Shown cycle={cycle} />}
    </PublicFrame>
  );
}

function Shown({ cycle }: { cycle: Cycle }) {
  const t = useT();
  const locale = useLocale();
  const { data } = usePublicApi<CycleRow[]>(['cycles', 'by-slug', cycle.slug], (signal) => all('cycles', { slug: cycle.slug }, signal));
  const row = data?.[0];
  const state = cycleStates.find((name) => name === cycle.state) ?? 'closed';
  const dates = stages.flatMap((stage) => cycle.stages.filter((found) => found.stage === stage).map(({ opensAt, closesAt }) => ({ stage, opensAt, closesAt })));
  const unpublished = cycle.members.filter(({ published }) => !published);
  return (
    <>
      {cycle.historical && <Alert severity="info" sx={{ mb: 2 }}>{t('publicPages.historicalNote')}</Alert>}
      {cycle.network.sandbox && <Alert severity="info" sx={{ mb: 2 }}>{t('publicPages.sandboxNote')}</Alert>}
      <Facts
        facts={[
          { label: t('publicPages.network'), value: <Link component={RouterLink} to={`/public/networks/${cycle.network.slug}`}>{cycle.network.name}</Link> },
          { label: t('cycles.fields.standard'), value: textIn(cycle.standardTitle, locale)?.text },
          { label: t('cycles.fields.state'), value: cycle.historical ? null : <StateChip machine="cycle" state={cycle.state} /> },
          { label: t('cycles.fields.published'), value: cycle.publishedAt && !cycle.historical ? <Moment at={cycle.publishedAt} timeZone={cycle.timeZone} withTime={false} /> : null },
        ]}
      />
      {row && cycle.publishedAt && <ResultsSection cycle={row} />}
      {!cycle.publishedAt && <Section title={t('scorecards.results.title')}><Typography color="textSecondary">{t('publicPages.notYet')}</Typography></Section>}
      <ReportLinks reports={cycle.reports} />
      {unpublished.length > 0 && (
        <Section title={t('publicPages.taking')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5, columns: { sm: 2, md: 3 } }}>
            {unpublished.map((member) => <li key={member.dossierId}>{member.slug ? <Link component={RouterLink} to={`/public/members/${member.slug}`}>{member.name}</Link> : member.name}</li>)}
          </Box>
        </Section>
      )}
      {dates.length > 0 && !cycle.historical && <Section title={t('cycles.stages')}><StageTimeline cycle={{ state, stages: dates, timeZone: cycle.timeZone }} /></Section>}
    </>
  );
}
