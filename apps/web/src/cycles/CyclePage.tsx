import { Box, Button, Chip, Link, Paper, Typography } from '@mui/material';
import type { CycleView } from '@contracts/cycles';
import { Link as RouterLink, useParams } from 'react-router';
import { useHasRole } from '../api/mandates.js';
import { Busy } from '../common/Busy.js';
import { Facts } from '../common/Facts.js';
import { Marks } from '../common/Marks.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { StateChip } from '../common/StateChip.js';
import { textIn } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { ResultsSection } from '../scorecards/ResultsSection.js';
import { Cockpit } from './Cockpit.js';
import { CycleActions } from './CycleActions.js';
import { RuleFacts } from './RuleFacts.js';
import { ScoringRuns } from './ScoringRuns.js';
import { StageTimeline } from './StageTimeline.js';
import { useCycle } from './useCycle.js';

/** States in which peers have said something that can be scored. */
const scored: readonly CycleView['state'][] = ['review', 'moderation', 'reply', 'publication', 'follow-up', 'closed'];

/** A cycle: for everybody its stages and rules, for those who run it the cockpit. */
export default function CyclePage() {
  const { id = '' } = useParams();
  const { data: cycle, error, isPending, refetch } = useCycle(id);
  return (
    <>
      {cycle && <PageTitle>{cycle.title}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Busy />}
      {cycle && <Shown cycle={cycle} />}
    </>
  );
}

function Shown({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const runs = useHasRole(['secretariat', 'assigning-officer', 'moderator'], cycle.network.id);
  const scores = useHasRole(['secretariat'], cycle.network.id);
  return (
    <>
      <Head cycle={cycle} />
      {!cycle.historical && <Section title={t('cycles.stages')}><StageTimeline cycle={cycle} /></Section>}
      {runs && !cycle.historical && <Cockpit cycle={cycle} />}
      {((scores && scored.includes(cycle.state)) || cycle.publishedAt) && <ResultsSection cycle={cycle} inside />}
      {((scores && scored.includes(cycle.state)) || cycle.publishedAt) && <ScoringRuns cycle={cycle} mayCompute={scores && !cycle.historical} />}
      {!cycle.historical && <Section title={t('cycles.rules')} intro={t(cycle.state === 'draft' ? 'cycles.rulesDraft' : 'cycles.rulesFixed')}><RuleFacts cycle={cycle} /></Section>}
    </>
  );
}

function Head({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const locale = useLocale();
  const assigns = useHasRole(['assigning-officer'], cycle.network.id);
  const manages = useHasRole(['secretariat'], cycle.network.id);
  const filter = encodeURIComponent(JSON.stringify({ cycleId: cycle.id }));
  const standard = textIn(cycle.edition.standardTitle, locale)?.text ?? cycle.edition.standardCode;
  return (
    <Paper sx={{ p: 2, mb: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
        <StateChip machine="cycle" state={cycle.state} size="medium" />
        {!cycle.historical && <Chip label={t(`cycles.blindModes.${cycle.blindMode}`)} variant="outlined" size="small" sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal' } }} />}
        <Marks sandbox={cycle.network.sandbox} historical={cycle.historical} />
      </Box>
      <Facts
        facts={[
          { label: t('cycles.fields.network'), value: <Link component={RouterLink} to={`/networks/${cycle.network.id}`}>{cycle.network.name}</Link> },
          { label: t('cycles.fields.standard'), value: t('cycles.edition', { standard, edition: cycle.edition.label }) },
          { label: t('cycles.fields.timeZone'), value: cycle.timeZone },
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        {!cycle.historical && <Button component={RouterLink} to={`/dossiers?filter=${filter}`} variant="outlined">{t('cycles.go.dossiers')}</Button>}
        {assigns && ['review', 'self-assessment'].includes(cycle.state) && <Button component={RouterLink} to={`/cycles/${cycle.id}/assignment`} variant="outlined">{t('cycles.go.assignment')}</Button>}
        {manages && !cycle.historical && <Button component={RouterLink} to={`/cycles/${cycle.id}/edit`} variant="outlined">{t('cycles.go.edit')}</Button>}
        {manages && <Button component={RouterLink} to={`/reports?filter=${filter}`} variant="outlined">{t('cycles.go.reports')}</Button>}
        {cycle.publishedAt && <Button component={RouterLink} to={`/public/cycles/${cycle.slug}`} variant="outlined">{t('cycles.go.public')}</Button>}
      </Box>
      {cycle.possibilities.length > 0 && (
        <>
          <Typography variant="h2" sx={{ mt: 3, mb: 1 }}>{t('cycles.next')}</Typography>
          <CycleActions cycle={cycle} />
        </>
      )}
    </Paper>
  );
}
