import { Typography } from '@mui/material';
import type { ScoreView } from '@contracts/reviews';
import type { EditionView, NodeView } from '@contracts/standards';
import { levelName, scaleOf } from '../editions/outline.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';

type Verdict = Pick<ScoreView, 'level' | 'number'> & { verdict: string | null };

/** A verdict in words: the level's name, the number, or why there is none. */
export function VerdictWords({ edition, node, score }: { edition: EditionView; node: NodeView; score: Verdict }) {
  const tOr = useTOr();
  const locale = useLocale();
  const scale = scaleOf(edition, node);
  if (score.verdict !== 'scored') return <>{tOr(`reviews.verdicts.${score.verdict ?? 'open'}`, score.verdict ?? '')}</>;
  if (score.level !== null) return <>{levelName(scale, score.level, locale)}</>;
  if (score.number !== null) return <>{new Intl.NumberFormat(locale).format(score.number)}{scale?.unit ? ` ${scale.unit}` : ''}</>;
  return <>{tOr('reviews.verdicts.scored', '')}</>;
}

/** A peer's score, to read. */
export function ScoreShown({ edition, node, score }: { edition: EditionView; node: NodeView; score: Pick<ScoreView, 'verdict' | 'level' | 'number' | 'reason'> & { confidence: string | null; evidenceStrength: string | null } | undefined }) {
  const t = useT();
  const tOr = useTOr();
  if (!score) return <Typography color="textSecondary">{t('reviews.verdicts.open')}</Typography>;
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}><VerdictWords edition={edition} node={node} score={score} /></Typography>
      {score.confidence && <Typography variant="body2">{t('reviews.confidence.shown')}: {tOr(`reviews.confidence.${score.confidence}`, score.confidence)}</Typography>}
      {score.evidenceStrength && <Typography variant="body2">{t('reviews.strength.shown')}: {tOr(`reviews.strength.${score.evidenceStrength}`, score.evidenceStrength)}</Typography>}
      {score.reason && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mt: 0.5 }}>{score.reason}</Typography>}
    </>
  );
}
