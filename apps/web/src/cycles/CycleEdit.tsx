import { Box, Paper } from '@mui/material';
import type { CycleView, UpdateCycle } from '@contracts/cycles';
import { useMemo, useState } from 'react';
import { Form, SaveButton, TextInput, required, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { isProblem } from '../api/problem.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT } from '../i18n/index.js';
import { RulesInput } from './RulesInput.js';
import { StageDatesInput } from './StageDatesInput.js';
import { useCycle, useCycleChanged } from './useCycle.js';
import { wallClock } from './words.js';

/** Title and dates of a cycle; its rules as long as it is a draft. */
export default function CycleEdit() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: cycle, error, refetch } = useCycle(id);
  return (
    <>
      <PageTitle>{cycle ? t('cycles.editTitle', { title: cycle.title }) : t('cycles.go.edit')}</PageTitle>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!cycle && !error && <Busy />}
      {cycle && <EditForm key={cycle.version} cycle={cycle} />}
    </>
  );
}

function EditForm({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const changed = useCycleChanged(cycle.id);
  const [problem, setProblem] = useState<unknown>(null);
  const draft = cycle.state === 'draft';
  const shown = useMemo(
    () => ({
      title: cycle.title,
      stages: cycle.stages.map(({ stage, opensAt, closesAt }) => ({ stage, opens: wallClock(opensAt, cycle.timeZone), closes: wallClock(closesAt, cycle.timeZone) })),
      rules: cycle.rules,
    }),
    [cycle],
  );
  const save = async (values: UpdateCycle) => {
    setProblem(null);
    try {
      changed(await office.updateCycle(cycle, { title: values.title, stages: values.stages, ...(draft ? { rules: values.rules } : {}) }));
      notify(t('cycles.saved'), { type: 'success' });
      void navigate(`/cycles/${cycle.id}`);
      return undefined;
    } catch (refused) {
      setProblem(refused);
      return isProblem(refused) && refused.document.errors ? (refused.body as { errors: object }).errors : undefined;
    }
  };
  return (
    <Form defaultValues={shown} onSubmit={(values: unknown) => save(values as UpdateCycle)}>
      <Paper sx={{ p: { xs: 2, md: 3 }, maxWidth: 860 }}>
        {problem !== null && <ProblemAlert error={problem} />}
        <TextInput source="title" label={t('cycles.fields.title')} validate={required(t('auth.required'))} />
        <Box sx={{ mt: 2 }}><StageDatesInput /></Box>
        {draft && <RulesInput />}
        <Box sx={{ mt: 3 }}><SaveButton label={t('cycles.form.save')} alwaysEnable /></Box>
      </Paper>
    </Form>
  );
}
