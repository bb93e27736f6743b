import { useState } from 'react';
import { Alert, Box, Button, Paper, TextField, Typography } from '@mui/material';
import type { DossierView } from '@contracts/assessments';
import type { FindingView, SettleFinding } from '@contracts/findings';
import type { EditionView, NodeView } from '@contracts/standards';
import { useNotify } from 'react-admin';
import { api } from '../api/actions.js';
import { isProblem } from '../api/problem.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { RadioSet, type RadioOption } from '../common/RadioSet.js';
import { StateChip } from '../common/StateChip.js';
import { AnswerShown } from '../dossiers/AnswerShown.js';
import { readNumber } from '../dossiers/answers.js';
import { NodeTitle } from '../editions/NodeText.js';
import { levelOptions } from '../editions/levels.js';
import { scaleOf } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { LevelsInOrder } from './LevelsInOrder.js';
import { Sides } from './Sides.js';
import { useFindingsCache } from './useFindings.js';

interface Props {
  dossier: DossierView;
  edition: EditionView;
  node: NodeView;
  finding: FindingView;
}

type Choice = `level:${string}` | SettleFinding['verdict'];

/** One disputed or contested indicator: the sides by pseudonym, and the decision with its reason. */
export function SettleCard({ dossier, edition, node, finding }: Props) {
  const t = useT();
  const notify = useNotify();
  const locale = useLocale();
  const scale = scaleOf(edition, node);
  const { replaced, reload } = useFindingsCache(dossier.id);
  const [choice, setChoice] = useState<Choice | ''>(finding.level === null ? (finding.verdict === 'scored' ? '' : (finding.verdict ?? '')) : `level:${finding.level}`);
  const [number, setNumber] = useState(finding.number === null ? '' : String(finding.number));
  const [rationale, setRationale] = useState(finding.rationale);
  const [dissent, setDissent] = useState(finding.dissent);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const levels: RadioOption<Choice>[] = levelOptions(scale, node, locale);
  const open: RadioOption<Choice>[] = levels.length === 0 ? [{ value: 'scored', title: t(scale?.kind === 'number' ? 'reviews.verdicts.number' : 'reviews.verdicts.scored') }] : [];
  const rest: RadioOption<Choice>[] = (['not-applicable', 'no-score'] as const).map((value) => ({ value, title: t(`reviews.verdicts.${value}`), quiet: true }));
  const needsNumber = scale?.kind === 'number' && choice === 'scored' && readNumber(number) === null;
  const contested = finding.reply?.state === 'contested';

  const settle = async () => {
    setTried(true);
    if (choice === '' || rationale.trim() === '' || needsNumber) return;
    setBusy(true);
    setProblem(null);
    const isLevel = choice.startsWith('level:');
    try {
      const settled = await api.settle(finding, {
        verdict: isLevel ? 'scored' : (choice as SettleFinding['verdict']),
        level: isLevel ? choice.slice(6) : null,
        number: choice === 'scored' ? readNumber(number) : null,
        rationale: rationale.trim(),
        dissent: dissent.trim(),
      });
      notify(t('findings.moderation.settled', { code: node.code }), { type: 'success' });
      replaced(settled);
    } catch (error) {
      setProblem(error);
      // the newer state is fetched; what is written here stays
      if (isProblem(error) && error.status === 412) void reload();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Paper component="article" aria-labelledby={`finding-${finding.id}`} sx={{ p: { xs: 2, sm: 3 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        <NodeTitle node={node} variant="h2" component="h2" id={`finding-${finding.id}`} sx={{ flexGrow: 1 }} />
        <StateChip machine={contested ? 'reply' : 'finding'} state={contested ? 'contested' : finding.state} />
      </Box>
      <LevelsInOrder finding={finding} edition={edition} node={node} />
      {contested && (
        <Alert severity="warning" sx={{ my: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{t('findings.moderation.cityContests')}</Typography>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{finding.reply?.reason}</Typography>
        </Alert>
      )}
      <Box component="section" aria-label={t('reviews.citySays')} sx={{ my: 1, pl: 2, borderLeft: 3, borderColor: 'divider' }}>
        <Typography variant="body2" color="textSecondary">{t('reviews.citySays')}</Typography>
        <AnswerShown edition={edition} node={node} answer={dossier.answers.find((item) => item.indicatorCode === node.code)} evidence={dossier.evidence.filter((item) => item.indicatorCode === node.code)} downloads />
      </Box>
      <Sides sides={finding.sides} edition={edition} node={node} />
      <Box component="section" aria-label={t('findings.moderation.decision')} sx={{ mt: 2 }}>
        <RadioSet label={t(contested ? 'findings.moderation.decideContest' : 'findings.moderation.decide')} value={choice} options={[...levels, ...open, ...rest]} onChange={setChoice} error={tried && choice === '' ? t('findings.moderation.chooseLevel') : undefined} />
        {scale?.kind === 'number' && choice === 'scored' && (
          <TextField label={scale.unit ? t('dossiers.numberIn', { unit: scale.unit }) : t('reviews.verdicts.number')} value={number} onChange={(event) => setNumber(event.target.value)} error={tried && needsNumber} helperText={tried && needsNumber ? t('dossiers.missing.number') : undefined} margin="normal" slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        )}
        <TextField label={t('findings.rationale')} value={rationale} onChange={(event) => setRationale(event.target.value)} required multiline minRows={3} fullWidth margin="normal" error={tried && rationale.trim() === ''} helperText={tried && rationale.trim() === '' ? t('common.confirm.reasonRequired') : t('findings.rationaleHelp')} />
        <TextField label={`${t('findings.dissent')} (${t('common.optional')})`} value={dissent} onChange={(event) => setDissent(event.target.value)} multiline minRows={2} fullWidth margin="normal" helperText={t('findings.dissentHelp')} />
        {problem !== null && <ProblemAlert error={problem} />}
        <Button variant="contained" onClick={() => void settle()} loading={busy} sx={{ mt: 1 }}>{t(contested ? 'findings.moderation.answerContest' : 'findings.moderation.settle')}</Button>
      </Box>
    </Paper>
  );
}
