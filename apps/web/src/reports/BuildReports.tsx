import { useState } from 'react';
import { Box, Button, Checkbox, FormControl, FormControlLabel, FormGroup, FormHelperText, FormLabel, Paper, Typography } from '@mui/material';
import type { CycleRow } from '@contracts/cycles';
import { useListContext } from 'react-admin';
import { useApi } from '../api/hooks.js';
import { useMyNetworks } from '../api/mandates.js';
import { all, office } from '../api/secretariat.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Select } from '../common/Select.js';
import { languages, useLocale, useT } from '../i18n/index.js';
import { JobProgress } from '../jobs/JobProgress.js';

const formats = ['html', 'pdf', 'xlsx', 'csv'] as const;
type Format = (typeof formats)[number];

/** Asks for the reports of a cycle: which formats, in which language; then shows how far the job is. */
export function BuildReports() {
  const t = useT();
  const locale = useLocale();
  const { filterValues, refetch } = useListContext();
  const networks = useMyNetworks('secretariat');
  const [cycleId, setCycleId] = useState<string>(String((filterValues as { cycleId?: string }).cycleId ?? ''));
  const [chosen, setChosen] = useState<readonly Format[]>(formats);
  const [language, setLanguage] = useState(locale);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { data: cycles } = useApi<CycleRow[]>(['cycles', 'to-report', networks.map(({ id }) => id).join()], (signal) => all('cycles', { networkId: networks.map(({ id }) => id) }, signal, { field: 'title', order: 'ASC' }), { enabled: networks.length > 0 });
  const options = (cycles ?? []).filter(({ state }) => state !== 'draft').map(({ id, title }) => ({ value: id, label: title }));
  const known = options.some(({ value }) => value === cycleId);

  const build = async () => {
    setTried(true);
    if (!known || chosen.length === 0) return;
    setBusy(true);
    setProblem(null);
    try {
      setJobId(await office.buildCycleReports(cycleId, { formats: [...chosen], locale: language === 'fr' ? 'fr' : 'en' }));
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Paper component="section" aria-labelledby="build-title" sx={{ p: 2 }}>
      <Typography id="build-title" variant="h2" gutterBottom>{t('reports.build.title')}</Typography>
      <Typography color="textSecondary" sx={{ mb: 2, maxWidth: '80ch' }}>{t('reports.build.intro')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
        <Select label={t('reports.fields.cycle')} value={known ? cycleId : ''} options={options} onChange={setCycleId} none={t('reports.build.choose')} error={tried && !known ? t('reports.build.chooseCycle') : undefined} />
        <Select label={t('reports.fields.language')} value={language} options={languages.map(({ locale: value, name }) => ({ value, label: name }))} onChange={setLanguage} />
        <FormControl component="fieldset" error={tried && chosen.length === 0}>
          <FormLabel component="legend">{t('reports.fields.formats')}</FormLabel>
          <FormGroup row>
            {formats.map((format) => (
              <FormControlLabel
                key={format}
                control={<Checkbox checked={chosen.includes(format)} onChange={(event) => setChosen(event.target.checked ? formats.filter((one) => one === format || chosen.includes(one)) : chosen.filter((one) => one !== format))} />}
                label={t(`reports.formats.${format}`)}
              />
            ))}
          </FormGroup>
          {tried && chosen.length === 0 && <FormHelperText>{t('reports.build.chooseFormat')}</FormHelperText>}
        </FormControl>
        <Button variant="contained" loading={busy} onClick={() => void build()}>{t('reports.build.submit')}</Button>
      </Box>
      {problem !== null && <ProblemAlert error={problem} />}
      {jobId && <JobProgress key={jobId} jobId={jobId} title={t('reports.build.job')} onOver={() => void refetch()} />}
    </Paper>
  );
}
