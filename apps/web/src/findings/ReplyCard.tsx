import { useState } from 'react';
import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import type { FindingView, ReplyToFinding } from '@contracts/findings';
import type { EditionView, NodeView } from '@contracts/standards';
import { api } from '../api/actions.js';
import { isProblem } from '../api/problem.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { StateChip } from '../common/StateChip.js';
import { NodeTitle } from '../editions/NodeText.js';
import { useT } from '../i18n/index.js';
import { VerdictWords } from '../reviews/ScoreShown.js';
import { LevelsInOrder } from './LevelsInOrder.js';
import { Sides } from './Sides.js';
import { useFindingsCache } from './useFindings.js';

interface Props {
  dossierId: string;
  edition: EditionView;
  node: NodeView;
  finding: FindingView;
  editable: boolean;
}

/** One finding: what was agreed and why, and what the city says to it. */
export function ReplyCard({ dossierId, edition, node, finding, editable }: Props) {
  const t = useT();
  const { reply } = finding;
  const [changing, setChanging] = useState(false);
  const asks = editable && (reply === null || changing);
  return (
    <Paper component="article" aria-labelledby={`finding-${finding.id}`} sx={{ p: { xs: 2, sm: 3 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        <NodeTitle node={node} variant="h3" component="h2" id={`finding-${finding.id}`} sx={{ flexGrow: 1, flexBasis: '60%' }} />
        <StateChip machine="reply" state={reply?.state ?? 'open'} />
      </Box>
      <Typography sx={{ fontWeight: 600 }}>{t('findings.agreed')}: <VerdictWords edition={edition} node={node} score={finding} /></Typography>
      <LevelsInOrder finding={finding} edition={edition} node={node} />
      {finding.rationale && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mt: 1 }}>{finding.rationale}</Typography>}
      {finding.dissent && <Typography sx={{ mt: 1 }}><strong>{t('findings.dissent')}:</strong> {finding.dissent}</Typography>}
      <Sides sides={finding.sides} edition={edition} node={node} />
      {reply && !changing && <Given reply={reply} />}
      {asks && <ReplyForm dossierId={dossierId} finding={finding} onDone={() => setChanging(false)} />}
      {editable && reply && !changing && reply.resolvedAt === null && <Button size="small" sx={{ mt: 1 }} onClick={() => setChanging(true)}>{t('findings.reply.change')}</Button>}
    </Paper>
  );
}

function Given({ reply }: { reply: NonNullable<FindingView['reply']> }) {
  const t = useT();
  return (
    <Box sx={{ mt: 1.5, pl: 2, borderLeft: 3, borderColor: 'divider' }}>
      {reply.reason && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}><strong>{t('findings.reply.cityReply')}:</strong> {reply.reason}</Typography>}
      {reply.resolution && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}><strong>{t('findings.reply.resolution')}:</strong> {reply.resolution}</Typography>}
    </Box>
  );
}

function ReplyForm({ dossierId, finding, onDone }: { dossierId: string; finding: FindingView; onDone: () => void }) {
  const t = useT();
  const { replaced, reload } = useFindingsCache(dossierId);
  const [contesting, setContesting] = useState(finding.reply?.state === 'contested');
  const [reason, setReason] = useState(finding.reply?.reason ?? '');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const send = async (state: ReplyToFinding['state']) => {
    setTried(true);
    if (state === 'contested' && reason.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      replaced(await api.reply(finding, { state, reason: state === 'contested' ? reason.trim() : '' }));
      onDone();
    } catch (error) {
      setProblem(error);
      if (isProblem(error) && error.status === 412) void reload();
    } finally {
      setBusy(false);
    }
  };

  const missing = tried && reason.trim() === '';
  return (
    <Box sx={{ mt: 1.5 }}>
      {contesting && (
        <TextField label={t('findings.reply.reason')} value={reason} onChange={(event) => setReason(event.target.value)} required multiline minRows={3} fullWidth margin="normal" error={missing} helperText={missing ? t('common.confirm.reasonRequired') : t('findings.reply.reasonHelp')} autoFocus />
      )}
      {problem !== null && <ProblemAlert error={problem} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {!contesting && <Button variant="contained" loading={busy} onClick={() => void send('accepted')}>{t('findings.reply.accept')}</Button>}
        {!contesting && <Button variant="outlined" onClick={() => setContesting(true)}>{t('findings.reply.contest')}</Button>}
        {contesting && <Button variant="contained" loading={busy} onClick={() => void send('contested')}>{t('findings.reply.sendContest')}</Button>}
        {contesting && <Button onClick={() => setContesting(false)}>{t('common.confirm.cancel')}</Button>}
      </Box>
    </Box>
  );
}
