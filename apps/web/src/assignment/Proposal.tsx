import { Alert, AlertTitle, Box, Paper, Typography } from '@mui/material';
import type { CycleView } from '@contracts/cycles';
import type { ProposalView } from '@contracts/reviews';
import { useNotify } from 'react-admin';
import { useApi } from '../api/hooks.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { DataTable } from '../common/DataTable.js';
import { Moment } from '../common/Deadline.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useCycleChanged } from '../cycles/useCycle.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';

/** A computed assignment: pairs with what speaks for them, or which rule stands in the way and what would help. */
export function Proposal({ id, cycle }: { id: string; cycle: CycleView }) {
  const t = useT();
  const notify = useNotify();
  const changed = useCycleChanged(cycle.id);
  const { data: proposal, error } = useApi<ProposalView>(['assignment', 'proposal', id], (signal) => office.proposal(id, signal));
  if (error) return <ProblemAlert error={error} />;
  if (!proposal) return <Busy />;
  return (
    <Paper sx={{ p: 2 }}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t(`assignment.proposal.states.${proposal.state}`)} · <Moment at={proposal.createdAt} timeZone={cycle.timeZone} />
      </Typography>
      {proposal.state === 'infeasible' && <Infeasible proposal={proposal} />}
      {proposal.pairs.length > 0 && <Pairs proposal={proposal} />}
      {proposal.state === 'draft' && (
        <Box sx={{ mt: 2 }}>
          <ConfirmAction
            label={t('assignment.proposal.apply')}
            title={t('assignment.proposal.apply')}
            text={t('assignment.proposal.applyText', { smart_count: proposal.pairs.length })}
            onConfirm={async () => {
              const { invited } = await office.applyProposal(id);
              changed();
              notify(t('assignment.proposal.applied', { smart_count: invited }), { type: 'success' });
            }}
          />
        </Box>
      )}
    </Paper>
  );
}

function Infeasible({ proposal }: { proposal: ProposalView }) {
  const t = useT();
  const { reason, repairs, placeable, wanted } = proposal.summary;
  const help = Array.isArray(repairs) ? repairs.filter((repair): repair is string => typeof repair === 'string') : [];
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      <AlertTitle>{t('assignment.proposal.infeasible')}</AlertTitle>
      {typeof reason === 'string' && <Typography lang="en">{reason}</Typography>}
      {typeof placeable === 'number' && typeof wanted === 'number' && <Typography>{t('assignment.proposal.placeable', { placeable, wanted })}</Typography>}
      {help.length > 0 && (
        <>
          <Typography sx={{ fontWeight: 600, mt: 1 }}>{t('assignment.proposal.repairs')}</Typography>
          <Box component="ul" lang="en" sx={{ m: 0, pl: 2.5 }}>{help.map((repair) => <li key={repair}>{repair}</li>)}</Box>
        </>
      )}
    </Alert>
  );
}

function Pairs({ proposal }: { proposal: ProposalView }) {
  const t = useT();
  const tOr = useTOr();
  const locale = useLocale();
  return (
    <DataTable
      label={t('assignment.proposal.pairs')}
      rows={proposal.pairs}
      rowKey={(pair) => `${pair.dossierId} ${pair.reviewerId}`}
      columns={[
        { key: 'dossier', label: t('assignment.proposal.dossier'), cell: (pair) => pair.dossierName },
        { key: 'reviewer', label: t('assignment.proposal.reviewer'), cell: (pair) => pair.reviewerName },
        { key: 'fit', label: t('assignment.proposal.fit'), align: 'right', cell: (pair) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(pair.affinity) },
        { key: 'why', label: t('assignment.proposal.why'), cell: (pair) => pair.explanation.map((code) => tOr(`assignment.proposal.reasons.${code}`, code)).join('; ') || t('assignment.proposal.noReason') },
      ]}
    />
  );
}
