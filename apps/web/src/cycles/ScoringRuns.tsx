import { useState } from 'react';
import { Accordion, AccordionDetails, AccordionSummary, Box, Button, Typography } from '@mui/material';
import Calculate from '@mui/icons-material/CalculateOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import type { CycleView } from '@contracts/cycles';
import type { ScoringRunView } from '@contracts/scorecards';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/hooks.js';
import { office } from '../api/secretariat.js';
import { Moment } from '../common/Deadline.js';
import { Facts } from '../common/Facts.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { useT, useTOr } from '../i18n/index.js';
import { JobProgress } from '../jobs/JobProgress.js';

/** Computes the scores of the cycle with live progress; each run keeps its method, the fingerprint of its inputs and a log. */
export function ScoringRuns({ cycle, mayCompute }: { cycle: CycleView; mayCompute: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { data: runs, error } = useApi<ScoringRunView[]>(['scoring-runs', cycle.id], (signal) => office.scoringRuns(cycle.id, signal));
  const request = async () => {
    setProblem(null);
    try {
      setJobId(await office.requestScoring(cycle.id));
    } catch (refused) {
      setProblem(refused);
    }
  };
  const over = () => {
    for (const key of ['scoring-runs', 'results', 'scorecard']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Section
      title={t('cycles.scoring.title')}
      intro={t('cycles.scoring.intro')}
      action={mayCompute && <Button variant="outlined" startIcon={<Calculate />} onClick={() => void request()}>{t('cycles.scoring.compute')}</Button>}
    >
      {problem !== null && <ProblemAlert error={problem} />}
      {error && <ProblemAlert error={error} />}
      {jobId && <JobProgress key={jobId} jobId={jobId} title={t('cycles.scoring.job')} onOver={over} />}
      {runs?.length === 0 && <Typography color="textSecondary">{t(mayCompute ? 'cycles.scoring.none' : 'cycles.scoring.noneYet')}</Typography>}
      {runs?.map((run, index) => <Run key={run.id} run={run} latest={index === 0} timeZone={cycle.timeZone} />)}
    </Section>
  );
}

function Run({ run, latest, timeZone }: { run: ScoringRunView; latest: boolean; timeZone: string }) {
  const t = useT();
  const tOr = useTOr();
  return (
    <Accordion disableGutters slotProps={{ heading: { component: 'h3' } }}>
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Typography component="span"><Moment at={run.createdAt} timeZone={timeZone} /> {latest && `· ${t('cycles.scoring.latest')}`} {!run.finishedAt && `· ${t('cycles.scoring.unfinished')}`}</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <Facts
          facts={[
            { label: t('cycles.scoring.version'), value: run.methodVersion },
            { label: t('cycles.scoring.hash'), value: <code>{run.inputsSha256}</code> },
            ...Object.entries(run.method).map(([key, value]) => ({ label: tOr(`cycles.scoring.parts.${key}`, key), value: value === null ? t('cycles.anyCoverage') : tOr(`scorecards.methods.${String(value)}`, String(value)) })),
          ]}
        />
        {run.log.length > 0 && (
          <>
            <Typography sx={{ mt: 1.5, fontWeight: 600 }}>{t('cycles.scoring.log')}</Typography>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }} lang="en">{run.log.map((line) => <li key={line}>{line}</li>)}</Box>
          </>
        )}
      </AccordionDetails>
    </Accordion>
  );
}
