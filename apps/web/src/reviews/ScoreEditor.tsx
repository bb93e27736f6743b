import { useState } from 'react';
import { Box, TextField } from '@mui/material';
import type { ReviewView, ScoreView } from '@contracts/reviews';
import type { EditionView, NodeView, ScaleView } from '@contracts/standards';
import { api } from '../api/actions.js';
import { useAutosave } from '../autosave/useAutosave.js';
import { ConflictDialog } from '../common/ConflictDialog.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { RadioSet, type RadioOption } from '../common/RadioSet.js';
import { SaveIndicator } from '../common/SaveIndicator.js';
import { readNumber } from '../dossiers/answers.js';
import { levelOptions } from '../editions/levels.js';
import { scaleOf } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { VerdictWords } from './ScoreShown.js';
import { chooseScore, missingInScore, sameScore, scoreChoiceOf, scoreDraftOf, toSave, type ScoreChoice, type ScoreDraft } from './scores.js';
import { useReviewCache } from './useReview.js';

interface Props {
  review: ReviewView;
  edition: EditionView;
  node: NodeView;
  score: ScoreView | undefined;
}

const confidences = ['low', 'medium', 'high'] as const;
const strengths = ['none', 'claimed', 'documented', 'verified'] as const;

/** The own score of one indicator: level, confidence, strength of the evidence, reason. Saved as it is written. */
export function ScoreEditor({ review, edition, node, score }: Props) {
  const t = useT();
  const locale = useLocale();
  const scale = scaleOf(edition, node);
  const { scoreSaved } = useReviewCache(review.id);
  const { draft, status, savedAt, problem, theirs, saver } = useAutosave<ScoreDraft>(`score.${review.id}.${node.code}`, {
    initial: scoreDraftOf(score),
    version: score?.version ?? 0,
    same: sameScore,
    complete: (value) => missingInScore(value, scale) === null,
    save: async (value, version) => {
      const saved = await api.saveScore(review.id, node.code, toSave(value), version);
      scoreSaved(saved);
      return saved;
    },
    readCurrent: (current) => {
      const there = current as ScoreView | null | undefined;
      return there ? { value: scoreDraftOf(there), version: there.version } : null;
    },
  });
  const missing = status === 'incomplete' ? missingInScore(draft, scale) : null;
  const levels: RadioOption<ScoreChoice>[] = levelOptions(scale, node, locale);
  const open: RadioOption<ScoreChoice>[] = levels.length === 0 ? [{ value: 'scored', title: t(scale?.kind === 'number' ? 'reviews.verdicts.number' : 'reviews.verdicts.scored') }] : [];
  const rest: RadioOption<ScoreChoice>[] = (!scale || scale.mayNotApply ? (['not-applicable', 'not-competent'] as const) : (['not-competent'] as const)).map((verdict) => ({ value: verdict, title: t(`reviews.verdicts.${verdict}`), description: t(`reviews.verdictsHelp.${verdict}`), quiet: true }));

  return (
    <Box onBlur={() => void (status === 'dirty' && saver.flush())}>
      {scale?.kind === 'number' && <ScoreNumber scale={scale} draft={draft} onEdit={saver.edit} outside={missing === 'range'} />}
      <RadioSet label={t('reviews.level')} value={scoreChoiceOf(draft)} options={[...levels, ...open, ...rest]} onChange={(choice) => saver.edit(chooseScore(draft, choice))} error={missing === 'verdict' ? t('reviews.missing') : undefined} />
      <RadioSet inline label={t('reviews.confidence.label')} value={draft.confidence ?? ''} options={confidences.map((value) => ({ value, title: t(`reviews.confidence.${value}`) }))} onChange={(confidence) => saver.edit({ ...draft, confidence })} />
      <RadioSet inline label={t('reviews.strength.label')} value={draft.evidenceStrength ?? ''} options={strengths.map((value) => ({ value, title: t(`reviews.strength.${value}`) }))} onChange={(evidenceStrength) => saver.edit({ ...draft, evidenceStrength })} />
      <TextField label={t('reviews.reason')} helperText={t('reviews.reasonHelp')} value={draft.reason} onChange={(event) => saver.edit({ ...draft, reason: event.target.value })} multiline minRows={4} maxRows={14} fullWidth margin="normal" slotProps={{ htmlInput: { maxLength: 10_000 } }} />
      <SaveIndicator state={status} savedAt={savedAt} onRetry={() => void saver.flush()} />
      {(status === 'failed' || status === 'saving') && problem && <ProblemAlert error={problem} onRetry={() => void saver.flush()} />}
      {theirs && (
        <ConflictDialog
          open={status === 'conflict'}
          mine={{ text: draft.reason, facts: <VerdictWords edition={edition} node={node} score={draft} /> }}
          theirs={{ text: theirs.reason, facts: <VerdictWords edition={edition} node={node} score={theirs} /> }}
          onKeepMine={() => void saver.overwrite()}
          onTakeTheirs={saver.takeTheirs}
          onSaveEdited={(reason) => void saver.overwrite({ ...draft, reason })}
        />
      )}
    </Box>
  );
}

function ScoreNumber({ scale, draft, onEdit, outside }: { scale: ScaleView; draft: ScoreDraft; onEdit: (draft: ScoreDraft) => void; outside: boolean }) {
  const t = useT();
  const [text, setText] = useState(draft.number === null ? '' : String(draft.number));
  const unreadable = text.trim() !== '' && readNumber(text) === null;
  const range = scale.minimum !== null && scale.maximum !== null ? t('dossiers.range', { minimum: scale.minimum, maximum: scale.maximum }) : undefined;
  return (
    <TextField
      label={scale.unit ? t('dossiers.numberIn', { unit: scale.unit }) : t('reviews.verdicts.number')}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const number = readNumber(event.target.value);
        if (number !== null) onEdit({ ...draft, verdict: 'scored', number });
      }}
      error={unreadable || outside}
      helperText={unreadable ? t('dossiers.missing.number') : range}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      margin="normal"
      sx={{ maxWidth: 320 }}
    />
  );
}
