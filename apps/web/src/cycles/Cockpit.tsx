import { Alert, Box, Button, Link, Paper, Typography } from '@mui/material';
import type { CockpitView, CycleView } from '@contracts/cycles';
import { Link as RouterLink } from 'react-router';
import { useApi } from '../api/hooks.js';
import { useHasRole } from '../api/mandates.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { DataTable } from '../common/DataTable.js';
import { Deadline } from '../common/Deadline.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { StateChip, type Machine } from '../common/StateChip.js';
import { useT } from '../i18n/index.js';

/** Where everybody stands: counts by state, and who is late. */
export function Cockpit({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const assigns = useHasRole(['assigning-officer'], cycle.network.id);
  const { data, error, isPending, refetch } = useApi<CockpitView>(['cockpit', cycle.id], (signal) => office.cockpit(cycle.id, signal));
  return (
    <Section title={t('cycles.cockpit.title')}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Busy />}
      {data && (
        <>
          {data.unassigned > 0 && (
            <Alert severity="warning" sx={{ mb: 2 }} action={assigns && <Button component={RouterLink} to={`/cycles/${cycle.id}/assignment`} color="inherit">{t('cycles.go.assignment')}</Button>}>
              {t('cycles.cockpit.unassigned', { smart_count: data.unassigned })}
            </Alert>
          )}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' } }}>
            <Counts title={t('cycles.cockpit.dossiers')} machine="dossier" counts={data.dossiers} none={t(cycle.state === 'draft' ? 'cycles.cockpit.noneDraft' : 'cycles.cockpit.noneDossiers')} />
            <Counts title={t('cycles.cockpit.reviews')} machine="review" counts={data.reviews} none={t('cycles.cockpit.noneReviews')} />
            <Counts title={t('cycles.cockpit.findings')} machine="finding" counts={data.findings} none={t('cycles.cockpit.noneFindings')} />
          </Box>
          <Late cycle={cycle} late={data.late} />
        </>
      )}
    </Section>
  );
}

function Counts({ title, machine, counts, none }: { title: string; machine: Machine; counts: Record<string, number>; none: string }) {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return (
    <Paper sx={{ p: 2 }}>
      <Typography component="h3" variant="h3" gutterBottom>{title}</Typography>
      {entries.length === 0 && <Typography color="textSecondary">{none}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {entries.map(([state, count]) => (
          <Box component="li" key={state} sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
            <Box component="span" sx={{ fontWeight: 700, fontSize: '1.25rem', minWidth: '2ch', textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>{count}</Box>
            <StateChip machine={machine} state={state} />
          </Box>
        ))}
      </Box>
    </Paper>
  );
}

function Late({ cycle, late }: { cycle: CycleView; late: CockpitView['late'] }) {
  const t = useT();
  return (
    <Section title={t('cycles.cockpit.late')} heading="h3">
      {late.length === 0 ? (
        <Typography color="textSecondary">{t('cycles.cockpit.nobodyLate')}</Typography>
      ) : (
        <DataTable
          label={t('cycles.cockpit.late')}
          rows={late}
          rowKey={(row) => row.dossierId}
          columns={[
            { key: 'member', label: t('cycles.cockpit.member'), cell: (row) => <Link component={RouterLink} to={`/dossiers/${row.dossierId}`}>{row.member}</Link> },
            { key: 'state', label: t('cycles.fields.state'), cell: (row) => <StateChip machine="dossier" state={row.state} /> },
            { key: 'progress', label: t('dossiers.list.progress'), cell: (row) => t('dossiers.progressShort', { answered: row.answered, questions: row.questions }) },
            { key: 'due', label: t('dossiers.list.due'), cell: (row) => <Deadline at={row.dueAt} timeZone={cycle.timeZone} withTime={false} /> },
          ]}
        />
      )}
    </Section>
  );
}
