import { useId, useState } from 'react';
import { Box, Button, Collapse, FormControlLabel, Checkbox, TextField, Typography } from '@mui/material';
import AddLinkIcon from '@mui/icons-material/AddLink';
import type { AddLink, EvidenceView } from '@contracts/assessments';
import type { NodeView } from '@contracts/standards';
import { api } from '../../api/actions.js';
import { isProblem } from '../../api/problem.js';
import { FileDrop } from '../../common/FileDrop.js';
import { ProblemAlert } from '../../common/ProblemAlert.js';
import { useT } from '../../i18n/index.js';
import { EvidenceList } from '../EvidenceList.js';
import { useDossierCache } from '../useDossier.js';

interface Props {
  dossierId: string;
  node: NodeView;
  evidence: readonly EvidenceView[];
  /** The chosen level is only accepted with something to look at. */
  needed: boolean;
}

/** Files and links that show what is said. Seen by reviewers only, unless the city lets the public see them too. */
export function EvidenceEditor({ dossierId, node, evidence, needed }: Props) {
  const t = useT();
  const { evidenceAdded, evidenceRemoved } = useDossierCache(dossierId);
  const [open, setOpen] = useState(false);
  const [isPublic, setPublic] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const visibility = isPublic ? 'public' : 'reviewers';

  const takeAway = async (item: EvidenceView) => {
    setProblem(null);
    try {
      await api.removeEvidence(item.id);
      evidenceRemoved(item.id);
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <Box component="section" aria-label={t('dossiers.evidence.of', { code: node.code })} sx={{ mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="h4" component="h4">{t('dossiers.evidence.title')}</Typography>
      {evidence.length === 0 ? <Typography variant="body2" color="textSecondary">{t(`dossiers.evidence.none.${needed ? 'required' : 'optional'}`)}</Typography> : <EvidenceList evidence={evidence} downloads onRemove={(item) => void takeAway(item)} />}
      {problem !== null && <ProblemAlert error={problem} onClose={() => setProblem(null)} />}
      <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open} sx={{ mt: 0.5 }}>{t('dossiers.evidence.add')}</Button>
      <Collapse in={open} unmountOnExit>
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
          <FormControlLabel control={<Checkbox checked={isPublic} onChange={(event) => setPublic(event.target.checked)} />} label={t('dossiers.evidence.makePublic')} />
          <FileDrop
            onUpload={async (file, progress, signal) => evidenceAdded(await api.addFile(dossierId, file, { indicatorCode: node.code, title: file.name, visibility }, progress, signal))}
            acceptText={t('dossiers.evidence.types')}
          />
          <LinkForm onAdd={async (link) => evidenceAdded(await api.addLink(dossierId, { ...link, indicatorCode: node.code, kind: 'link', visibility }))} />
        </Box>
      </Collapse>
    </Box>
  );
}

function LinkForm({ onAdd }: { onAdd: (link: Pick<AddLink, 'title' | 'url'>) => Promise<unknown> }) {
  const t = useT();
  const id = useId();
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const badUrl = tried && !/^https?:\/\/\S+\.\S+/.test(url.trim());
  const badTitle = tried && title.trim() === '';

  // no <form>: evidence may sit inside another one
  const add = async () => {
    setTried(true);
    if (!/^https?:\/\/\S+\.\S+/.test(url.trim()) || title.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await onAdd({ url: url.trim(), title: title.trim() });
      setUrl('');
      setTitle('');
      setTried(false);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="body2" sx={{ fontWeight: 600 }}>{t('dossiers.evidence.orLink')}</Typography>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr auto' }, alignItems: 'start' }}>
        <TextField label={t('dossiers.evidence.url')} type="url" value={url} onChange={(event) => setUrl(event.target.value)} error={badUrl} helperText={badUrl ? t('dossiers.evidence.badUrl') : undefined} margin="none" />
        <TextField label={t('dossiers.evidence.linkTitle')} value={title} onChange={(event) => setTitle(event.target.value)} error={badTitle} helperText={badTitle ? t('auth.required') : undefined} margin="none" />
        <Button variant="outlined" startIcon={<AddLinkIcon />} onClick={() => void add()} loading={busy}>{t('dossiers.evidence.addLink')}</Button>
      </Box>
      {problem !== null && isProblem(problem) && <ProblemAlert error={problem} />}
    </Box>
  );
}
