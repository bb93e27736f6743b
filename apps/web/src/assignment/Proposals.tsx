import { useState } from 'react';
import { Button, Typography } from '@mui/material';
import AutoAwesome from '@mui/icons-material/AutoAwesomeOutlined';
import type { CycleView } from '@contracts/cycles';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/hooks.js';
import { office, type ProposalRow } from '../api/secretariat.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { useT } from '../i18n/index.js';
import { JobProgress } from '../jobs/JobProgress.js';
import { Proposal } from './Proposal.js';

/** The newest proposal of the computer, and the way to ask for another. */
export function Proposals({ cycle, lacking }: { cycle: CycleView; lacking: number }) {
  const t = useT();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { data: proposals, error } = useApi<ProposalRow[]>(['assignment', 'proposals', cycle.id], (signal) => office.proposals(cycle.id, signal));
  const newest = proposals?.[0];
  const ask = async () => {
    setProblem(null);
    try {
      setJobId((await office.propose(cycle.id)).jobId);
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <Section
      title={t('assignment.proposal.title')}
      intro={t('assignment.proposal.intro')}
      action={lacking > 0 && <Button variant="contained" startIcon={<AutoAwesome />} onClick={() => void ask()}>{t(newest ? 'assignment.proposal.again' : 'assignment.proposal.ask')}</Button>}
    >
      {problem !== null && <ProblemAlert error={problem} />}
      {error && <ProblemAlert error={error} />}
      {jobId && <JobProgress key={jobId} jobId={jobId} title={t('assignment.proposal.job')} onOver={() => void client.invalidateQueries({ queryKey: ['assignment'] })} />}
      {!newest && !jobId && proposals && <Typography color="textSecondary">{t(lacking > 0 ? 'assignment.proposal.none' : 'assignment.proposal.notNeeded')}</Typography>}
      {newest && newest.state !== 'computing' && <Proposal key={newest.id} id={newest.id} cycle={cycle} />}
    </Section>
  );
}
