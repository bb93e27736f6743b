import { Box, Typography } from '@mui/material';
import type { AnswerView, EvidenceView, SnapshotContent } from '@contracts/assessments';
import type { EditionView, NodeView } from '@contracts/standards';
import { levelName, scaleOf } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { EvidenceList } from './EvidenceList.js';

type Answer = Pick<AnswerView, 'kind' | 'level' | 'number' | 'text'>;

interface Props {
  edition: EditionView;
  node: NodeView;
  answer: Answer | undefined;
  evidence: readonly (EvidenceView | SnapshotContent['evidence'][number])[];
  /** Files can be opened; left out, only their names are shown. */
  downloads?: boolean;
}

/** What the city says on one indicator, to read. */
export function AnswerShown({ edition, node, answer, evidence, downloads }: Props) {
  const t = useT();
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}><AnswerWords edition={edition} node={node} answer={answer} /></Typography>
      {answer?.text && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mt: 0.5, maxWidth: '75ch' }}>{answer.text}</Typography>}
      {evidence.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('dossiers.evidence.title')}</Typography>
          <EvidenceList evidence={evidence} downloads={downloads} />
        </Box>
      )}
    </Box>
  );
}

/** The choice in words: the level's name, the number, or which kind of nothing. */
export function AnswerWords({ edition, node, answer }: Pick<Props, 'edition' | 'node' | 'answer'>) {
  const t = useT();
  const locale = useLocale();
  const scale = scaleOf(edition, node);
  const kind = answer?.kind ?? 'unanswered';
  if (kind !== 'answered') return <>{t(`dossiers.kinds.${kind}`)}</>;
  if (answer?.level) return <>{levelName(scale, answer.level, locale)}</>;
  if (answer?.number != null) return <>{new Intl.NumberFormat(locale).format(answer.number)}{scale?.unit ? ` ${scale.unit}` : ''}</>;
  return <>{t('dossiers.kinds.answered')}</>;
}
