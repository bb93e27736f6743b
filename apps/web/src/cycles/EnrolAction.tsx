import { useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import GroupAdd from '@mui/icons-material/GroupAddOutlined';
import type { DossierRow } from '@contracts/assessments';
import type { CycleView } from '@contracts/cycles';
import { useNotify } from 'react-admin';
import { useApi } from '../api/hooks.js';
import { all, office } from '../api/secretariat.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT } from '../i18n/index.js';
import { MemberPicker, type PickedMember } from '../members/MemberPicker.js';
import { useCycleChanged } from './useCycle.js';

/** Enrols members that are not in the cycle yet. */
export function EnrolAction({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const notify = useNotify();
  const changed = useCycleChanged(cycle.id);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [picked, setPicked] = useState<PickedMember[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const { data: dossiers } = useApi<DossierRow[]>(['dossiers', 'of-cycle', cycle.id], (signal) => all('dossiers', { cycleId: cycle.id }, signal, undefined, 2000), { enabled: open });

  const enrol = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { enrolled } = await office.enrol(cycle.id, picked.map(({ id }) => id));
      changed();
      notify(t('cycles.enrol.done', { smart_count: enrolled }), { type: 'success' });
      setOpen(false);
      setPicked([]);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button variant="outlined" startIcon={<GroupAdd />} onClick={() => setOpen(true)}>{t('cycles.enrol.label')}</Button>
      <Dialog open={open} onClose={() => !busy && setOpen(false)} aria-labelledby="enrol-title" fullWidth maxWidth="sm">
        <DialogTitle id="enrol-title">{t('cycles.enrol.label')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{t('cycles.enrol.text')}</DialogContentText>
          <MemberPicker networkId={cycle.network.id} without={(dossiers ?? []).flatMap(({ memberId }) => memberId ?? [])} value={picked} onChange={setPicked} />
          {problem !== null && <ProblemAlert error={problem} />}
        </DialogContent>
        <DialogActions sx={{ p: 2 }}>
          <Button onClick={() => setOpen(false)} disabled={busy}>{t('common.confirm.cancel')}</Button>
          <Button variant="contained" loading={busy} disabled={picked.length === 0} onClick={() => void enrol()}>{t('cycles.enrol.confirm')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
