import { useId, useState } from 'react';
import { Box, FormHelperText, TextField, Typography } from '@mui/material';
import type { AnswerView, SaveAnswer } from '@contracts/assessments';
import type { EditionView, NodeView, ScaleView } from '@contracts/standards';
import { api } from '../../api/actions.js';
import { useAutosave } from '../../autosave/useAutosave.js';
import { ConflictDialog } from '../../common/ConflictDialog.js';
import { ProblemAlert } from '../../common/ProblemAlert.js';
import { RadioSet, type RadioOption } from '../../common/RadioSet.js';
import { SaveIndicator } from '../../common/SaveIndicator.js';
import { levelOptions } from '../../editions/levels.js';
import { scaleOf } from '../../editions/outline.js';
import { useLocale, useT } from '../../i18n/index.js';
import { AnswerWords } from '../AnswerShown.js';
import { choiceOf, choose, draftOf, missingIn, nothings, readNumber, reword, sameAnswer, type Choice } from '../answers.js';
import { useDossierCache } from '../useDossier.js';
import { AnswerVersions } from './AnswerVersions.js';

interface Props {
  dossierId: string;
  edition: EditionView;
  node: NodeView;
  answer: AnswerView | undefined;
}

/** The answer to one question, saved as it is written. */
export function AnswerEditor({ dossierId, edition, node, answer }: Props) {
  const t = useT();
  const scale = scaleOf(edition, node);
  const { answerSaved } = useDossierCache(dossierId);
  const { draft, status, savedAt, problem, theirs, saver } = useAutosave<SaveAnswer>(`answer.${dossierId}.${node.code}`, {
    initial: draftOf(answer),
    version: answer?.version ?? 0,
    same: sameAnswer,
    complete: (value) => missingIn(value, scale) === null,
    save: async (value, version) => {
      const saved = await api.saveAnswer(dossierId, node.code, value, version);
      answerSaved(saved);
      return saved;
    },
    readCurrent: (current) => {
      const there = current as AnswerView | null | undefined;
      return there ? { value: draftOf(there), version: there.version } : null;
    },
  });
  // a number or a level may speak for itself; a kind of nothing may always be explained
  const takesText = !scale || node.narrative !== 'none' || (draft.kind !== 'answered' && draft.kind !== 'unanswered');
  const missing = status === 'incomplete' ? missingIn(draft, scale) : null;
  const facts = (value: SaveAnswer) => <Typography sx={{ fontWeight: 600 }}><AnswerWords edition={edition} node={node} answer={value} /></Typography>;

  return (
    <Box sx={{ mt: 1 }} onBlur={() => void (status === 'dirty' && saver.flush())}>
      {scale?.kind === 'number' && draft.kind !== 'not-applicable' && draft.kind !== 'no-data' && draft.kind !== 'declined' && (
        <NumberField scale={scale} draft={draft} onEdit={saver.edit} problem={missing === 'range'} />
      )}
      <Choices node={node} scale={scale} draft={draft} onChoose={(choice) => saver.edit(choice === 'unanswered' ? reword(choose(draft, choice), draft.text, scale) : choose(draft, choice))} />
      {(takesText || draft.text !== '') && (
        <TextField
          label={t(draft.kind === 'not-applicable' ? 'dossiers.reason' : scale ? 'dossiers.explanation' : 'dossiers.narrative')}
          value={draft.text}
          onChange={(event) => saver.edit(reword(draft, event.target.value, scale))}
          multiline
          minRows={scale ? 2 : 4}
          maxRows={16}
          fullWidth
          margin="normal"
          required={draft.kind === 'not-applicable' || (draft.kind === 'answered' && node.narrative === 'required')}
          error={missing === 'reason'}
          helperText={missing === 'reason' ? t('dossiers.missing.reason') : undefined}
          slotProps={{ htmlInput: { maxLength: 20_000 } }}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <SaveIndicator state={status} savedAt={savedAt} onRetry={() => void saver.flush()} />
        {(answer?.version ?? 0) > 1 && <AnswerVersions dossierId={dossierId} edition={edition} node={node} onTake={saver.edit} />}
      </Box>
      {(status === 'failed' || status === 'saving') && problem && <ProblemAlert error={problem} onRetry={() => void saver.flush()} />}
      {theirs && (
        <ConflictDialog
          open={status === 'conflict'}
          mine={{ text: draft.text, facts: facts(draft) }}
          theirs={{ text: theirs.text, facts: facts(theirs) }}
          onKeepMine={() => void saver.overwrite()}
          onTakeTheirs={saver.takeTheirs}
          onSaveEdited={(text) => void saver.overwrite({ ...draft, text })}
        />
      )}
    </Box>
  );
}

function Choices({ node, scale, draft, onChoose }: { node: NodeView; scale: ScaleView | null; draft: SaveAnswer; onChoose: (choice: Choice) => void }) {
  const t = useT();
  const locale = useLocale();
  const levels: RadioOption<Choice>[] = levelOptions(scale, node, locale);
  // without levels one option stands for "we answer": what is written then decides
  const words: Choice = scale?.kind === 'number' || draft.kind === 'answered' ? 'answered' : 'unanswered';
  const open: RadioOption<Choice>[] = levels.length === 0 ? [{ value: words, title: t(scale?.kind === 'number' ? 'dossiers.kinds.number' : 'dossiers.kinds.answered') }] : [];
  const rest: RadioOption<Choice>[] = nothings(scale).map((kind) => ({ value: kind, title: t(`dossiers.kinds.${kind}`), description: t(`dossiers.kindsHelp.${kind}`), quiet: true }));
  const back: RadioOption<Choice>[] = levels.length > 0 && draft.kind !== 'unanswered' ? [{ value: 'unanswered', title: t('dossiers.kinds.takeBack'), quiet: true }] : [];
  return <RadioSet label={t('dossiers.yourAnswer')} value={choiceOf(draft)} options={[...levels, ...open, ...rest, ...back]} onChange={onChoose} />;
}

function NumberField({ scale, draft, onEdit, problem }: { scale: ScaleView; draft: SaveAnswer; onEdit: (draft: SaveAnswer) => void; problem: boolean }) {
  const t = useT();
  const locale = useLocale();
  const id = useId();
  const [text, setText] = useState(draft.number === null ? '' : new Intl.NumberFormat(locale, { maximumFractionDigits: 12, useGrouping: false }).format(draft.number));
  const unreadable = text.trim() !== '' && readNumber(text) === null;
  const range = scale.minimum !== null && scale.maximum !== null ? t('dossiers.range', { minimum: scale.minimum, maximum: scale.maximum }) : '';
  return (
    <Box sx={{ maxWidth: 320 }}>
      <TextField
        id={id}
        label={scale.unit ? t('dossiers.numberIn', { unit: scale.unit }) : t('dossiers.kinds.number')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const number = readNumber(event.target.value);
          if (event.target.value.trim() === '') onEdit({ ...draft, kind: 'unanswered', number: null });
          else if (number !== null) onEdit({ ...draft, kind: 'answered', number });
        }}
        error={unreadable || problem}
        fullWidth
        margin="normal"
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <FormHelperText error={unreadable || problem}>{unreadable ? t('dossiers.missing.number') : range}</FormHelperText>
    </Box>
  );
}
