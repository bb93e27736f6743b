import { useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Stack, TextField } from '@mui/material';
import MoreTime from '@mui/icons-material/MoreTime';
import type { DossierView } from '@contracts/assessments';
import { useNotify } from 'react-admin';
import { isProblem } from '../../api/problem.js';
import { office } from '../../api/secretariat.js';
import { ProblemAlert } from '../../common/ProblemAlert.js';
import { Select } from '../../common/Select.js';
import { useT } from '../../i18n/index.js';
import { useDossierCache } from '../useDossier.js';

const stages = ['self-assessment', 'reply'] as const;

/** Gives one city more time, with the reason it can read. */
export function ExtensionAction({ dossier }: { dossier: DossierView }) {
  const t = useT();
  const notify = useNotify();
  const { replaced } = useDossierCache(dossier.id);
  const [open, setOpen] = useState(false);
  const [stage, setStage] = useState<string>(dossier.state === 'in-reply' ? 'reply' : 'self-assessment');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const errors = isProblem(problem) ? ((problem.body as { errors?: Record<string, unknown> } | undefined)?.errors ?? {}) : {};
  const errorOf = (field: string, value: string) => (typeof errors[field] === 'string' ? errors[field] : tried && value.trim() === '' ? t('auth.required') : undefined);

  const grant = async () => {
    setTried(true);
    if (until === '' || reason.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      replaced(await office.grantExtension(dossier.id, { stage: stages.find((name) => name === stage) ?? 'self-assessment', until, reason: reason.trim() }));
      notify(t('dossiers.office.extended'), { type: 'success' });
      setOpen(false);
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button variant="outlined" startIcon={<MoreTime />} onClick={() => setOpen(true)}>{t('dossiers.office.extend')}</Button>
      <Dialog open={open} onClose={() => !busy && setOpen(false)} aria-labelledby="extension-title" fullWidth maxWidth="sm">
        <DialogTitle id="extension-title">{t('dossiers.office.extend')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{t('dossiers.office.extendText', { name: dossier.name, zone: dossier.timeZone })}</DialogContentText>
          <Stack spacing={2}>
            <Select label={t('dossiers.office.stage')} value={stage} onChange={setStage} options={stages.map((value) => ({ value, label: t(`states.cycle.${value}`) }))} size="medium" />
            <TextField type="datetime-local" label={t('dossiers.office.until')} value={until} onChange={(event) => setUntil(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} required error={Boolean(errorOf('until', until))} helperText={errorOf('until', until)} />
            <TextField label={t('common.confirm.reason')} value={reason} onChange={(event) => setReason(event.target.value)} multiline minRows={2} required error={Boolean(errorOf('reason', reason))} helperText={errorOf('reason', reason)} />
            {problem !== null && <ProblemAlert error={problem} />}
          </Stack>
        </DialogContent>
        <DialogActions sx={{ p: 2 }}>
          <Button onClick={() => setOpen(false)} disabled={busy}>{t('common.confirm.cancel')}</Button>
          <Button variant="contained" loading={busy} onClick={() => void grant()}>{t('dossiers.office.grant')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
