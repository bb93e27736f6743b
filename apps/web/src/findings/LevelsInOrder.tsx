import { Typography } from '@mui/material';
import type { FindingView } from '@contracts/findings';
import type { EditionView, NodeView } from '@contracts/standards';
import { levelName, scaleOf } from '../editions/outline.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';

/** What the city said and what the peers said, in order of value and without authors. */
export function LevelsInOrder({ finding, edition, node }: { finding: FindingView; edition: EditionView; node: NodeView }) {
  const t = useT();
  const tOr = useTOr();
  const locale = useLocale();
  const scale = scaleOf(edition, node);
  const name = (level: string) => scale?.levels.some((item) => item.code === level) ? levelName(scale, level, locale) : tOr(`reviews.verdicts.${level}`, tOr(`dossiers.kinds.${level}`, level));
  return (
    <Typography variant="body2" color="textSecondary">
      {t('findings.self')}: {finding.selfLevel === null ? t('dossiers.kinds.unanswered') : name(finding.selfLevel)}
      {' · '}
      {t('findings.peers')}: {finding.levels.map(name).join(', ')}
      {finding.peerValue !== null && ` · ${t('findings.median', { value: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(finding.peerValue) })}`}
    </Typography>
  );
}
