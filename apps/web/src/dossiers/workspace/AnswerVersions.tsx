import { useState } from 'react';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Paper, Typography } from '@mui/material';
import History from '@mui/icons-material/History';
import type { AnswerVersion, SaveAnswer } from '@contracts/assessments';
import type { EditionView, NodeView } from '@contracts/standards';
import { api } from '../../api/actions.js';
import { useApi } from '../../api/hooks.js';
import { Busy } from '../../common/Busy.js';
import { Moment } from '../../common/Deadline.js';
import { ProblemAlert } from '../../common/ProblemAlert.js';
import { useT } from '../../i18n/index.js';
import { AnswerWords } from '../AnswerShown.js';

interface Props {
  dossierId: string;
  edition: EditionView;
  node: NodeView;
  /** Takes a former version as the draft of a new one. */
  onTake: (answer: SaveAnswer) => void;
}

/** What was written before, by whom and when, and the way back to it. */
export function AnswerVersions({ dossierId, edition, node, onTake }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" startIcon={<History />} onClick={() => setOpen(true)} aria-haspopup="dialog">{t('dossiers.versions.show')}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="md" aria-labelledby={`versions-${node.code}`}>
        <DialogTitle id={`versions-${node.code}`}>{t('dossiers.versions.title', { code: node.code })}</DialogTitle>
        <DialogContent tabIndex={0}>
          {open && (
            <Versions
              dossierId={dossierId}
              edition={edition}
              node={node}
              onTake={(answer) => {
                setOpen(false);
                onTake(answer);
              }}
            />
          )}
        </DialogContent>
        <DialogActions><Button onClick={() => setOpen(false)}>{t('common.close')}</Button></DialogActions>
      </Dialog>
    </>
  );
}

function Versions({ dossierId, edition, node, onTake }: Props) {
  const t = useT();
  const { data, error, isPending } = useApi<AnswerVersion[]>(['answer-versions', dossierId, node.code], (signal) => api.answerVersions(dossierId, node.code, signal));
  if (isPending) return <Busy />;
  if (error) return <ProblemAlert error={error} />;
  return (
    <Box component="ol" reversed sx={{ m: 0, pl: 3, display: 'grid', gap: 1.5 }}>
      {[...data].reverse().map((version, index) => (
        <Paper component="li" key={version.version} sx={{ p: 2 }}>
          <Typography variant="body2" color="textSecondary"><Moment at={version.at} />{version.by ? ` · ${version.by}` : ''}</Typography>
          <Typography sx={{ fontWeight: 600 }}><AnswerWords edition={edition} node={node} answer={version} /></Typography>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{version.text || t('common.conflict.empty')}</Typography>
          {index > 0 && (
            <Button size="small" sx={{ mt: 0.5 }} onClick={() => onTake({ kind: version.kind, level: version.level, number: version.number, text: version.text })}>{t('dossiers.versions.take')}</Button>
          )}
        </Paper>
      ))}
    </Box>
  );
}
