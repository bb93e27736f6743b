import { useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import type { MembershipView } from '@contracts/networks';
import { useNotify } from 'react-admin';
import { office } from '../api/secretariat.js';
import { isProblem } from '../api/problem.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Select } from '../common/Select.js';
import { useT } from '../i18n/index.js';
import { standings } from './words.js';

interface Props {
  membership: MembershipView;
  onClose: () => void;
  onSaved: () => void;
}

/** Changes category, standing and dates of one membership. Leaving is a standing too: nothing is deleted. */
export function MembershipDialog({ membership, onClose, onSaved }: Props) {
  const t = useT();
  const notify = useNotify();
  const [category, setCategory] = useState(membership.category);
  const [standing, setStanding] = useState<string>(membership.standing);
  const [since, setSince] = useState(membership.since ?? '');
  const [until, setUntil] = useState(membership.until ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const errors = isProblem(problem) ? ((problem.body as { errors?: Record<string, unknown> } | undefined)?.errors ?? {}) : {};
  const errorOf = (field: string) => (typeof errors[field] === 'string' ? errors[field] : undefined);

  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await office.updateMembership(membership, { category, standing: standings.find((name) => name === standing) ?? membership.standing, since: since || null, until: until || null });
      notify(t('members.change.saved'), { type: 'success' });
      onSaved();
      onClose();
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={() => !busy && onClose()} aria-labelledby="membership-title" fullWidth maxWidth="sm">
      <DialogTitle id="membership-title">{t('members.change.title', { name: membership.member.name })}</DialogTitle>
      <DialogContent>
        <Stack spacing={2} sx={{ pt: 1 }}>
          <TextField label={t('members.fields.category')} value={category} onChange={(event) => setCategory(event.target.value)} error={Boolean(errorOf('category'))} helperText={errorOf('category')} />
          <Select label={t('members.fields.standing')} value={standing} onChange={setStanding} options={standings.map((value) => ({ value, label: t(`states.membership.${value}`) }))} error={errorOf('standing')} size="medium" />
          <TextField type="date" label={t('members.fields.since')} value={since} onChange={(event) => setSince(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} error={Boolean(errorOf('since'))} helperText={errorOf('since')} />
          <TextField type="date" label={t('members.fields.until')} value={until} onChange={(event) => setUntil(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} error={Boolean(errorOf('until'))} helperText={errorOf('until')} />
          {problem !== null && <ProblemAlert error={problem} />}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button onClick={onClose} disabled={busy}>{t('common.confirm.cancel')}</Button>
        <Button variant="contained" loading={busy} onClick={() => void save()}>{t('cycles.form.save')}</Button>
      </DialogActions>
    </Dialog>
  );
}
