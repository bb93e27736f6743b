import { useState } from 'react';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, FormControlLabel, Checkbox, Typography } from '@mui/material';
import type { DossierRow } from '@contracts/assessments';
import type { CycleView } from '@contracts/cycles';
import type { ReviewerView } from '@contracts/reviews';
import { useNotify } from 'react-admin';
import { useApi } from '../api/hooks.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useCycleChanged } from '../cycles/useCycle.js';
import { useT } from '../i18n/index.js';

interface Props {
  cycle: CycleView;
  dossier: DossierRow;
  onClose: () => void;
}

/** The pool of reviewers, with the rule that stands against each for this dossier. Free ones first. */
export function CandidateDialog({ cycle, dossier, onClose }: Props) {
  const t = useT();
  const notify = useNotify();
  const changed = useCycleChanged(cycle.id);
  const [invite, setInvite] = useState(true);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { data, error } = useApi<ReviewerView[]>(['assignment', 'candidates', dossier.id], (signal) => office.candidates(dossier.id, signal));
  const most = cycle.rules.maxLoadPerReviewer;
  const against = (person: ReviewerView): string | null => person.conflict ?? (person.load >= most ? t('assignment.full', { most }) : null);
  const people = [...(data ?? [])].sort((a, b) => Number(against(a) !== null) - Number(against(b) !== null) || a.load - b.load || a.name.localeCompare(b.name));

  const assign = async (person: ReviewerView) => {
    setBusy(person.id);
    setProblem(null);
    try {
      await office.assign(dossier.id, { reviewerId: person.id, invite });
      changed();
      notify(t(invite ? 'assignment.asked' : 'assignment.noted', { who: person.name, name: dossier.name }), { type: 'success' });
      onClose();
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(null);
    }
  };

  return (
    <Dialog open onClose={onClose} aria-labelledby="candidates-title" fullWidth maxWidth="md">
      <DialogTitle id="candidates-title">{t('assignment.chooseFor', { name: dossier.name })}</DialogTitle>
      <DialogContent>
        <DialogContentText>{t('assignment.poolIntro')}</DialogContentText>
        <FormControlLabel control={<Checkbox checked={invite} onChange={(event) => setInvite(event.target.checked)} />} label={t('assignment.inviteAtOnce')} />
        {problem !== null && <ProblemAlert error={problem} />}
        {error && <ProblemAlert error={error} />}
        {!data && !error && <Busy />}
        {data?.length === 0 && <Typography>{t('assignment.emptyPool')}</Typography>}
        <Box component="ul" aria-label={t('assignment.pool')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {people.map((person) => {
            const why = against(person);
            return (
              <Box component="li" key={person.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', borderTop: 1, borderColor: 'divider', py: 1 }}>
                <Box sx={{ flexGrow: 1, minWidth: 200 }}>
                  <Typography sx={{ fontWeight: 600 }}>{person.name}</Typography>
                  <Typography variant="body2" color="textSecondary">{t('assignment.home', { city: person.home.name, country: person.home.country })} · {t('assignment.load', { load: person.load, most })}</Typography>
                  {why && <Typography variant="body2" id={`against-${person.id}`} sx={{ color: 'error.main' }}>{t('assignment.against', { rule: why })}</Typography>}
                </Box>
                <Button
                  variant="outlined"
                  loading={busy === person.id}
                  aria-disabled={why !== null}
                  aria-describedby={why ? `against-${person.id}` : undefined}
                  aria-label={t('assignment.assignWho', { who: person.name })}
                  sx={why ? { opacity: 0.75 } : undefined}
                  onClick={() => !why && void assign(person)}
                >
                  {t('assignment.assign')}
                </Button>
              </Box>
            );
          })}
        </Box>
      </DialogContent>
      <DialogActions sx={{ p: 2 }}><Button onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}
