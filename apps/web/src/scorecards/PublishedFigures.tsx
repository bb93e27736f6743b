import { Chip, Typography } from '@mui/material';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import type { PublishedFigure, ScorecardView } from '@contracts/scorecards';
import { DataTable } from '../common/DataTable.js';
import { Section } from '../common/Section.js';
import { useT, useTOr } from '../i18n/index.js';
import { palette } from '../theme/palette.js';
import { useNumber } from './format.js';
import { verdictOf } from './lines.js';

/** Whether a published figure could be computed again, in words. */
export function FigureVerdict({ figure }: { figure: PublishedFigure }) {
  const t = useT();
  const verdict = verdictOf(figure);
  const good = verdict === 'equal';
  return (
    <Chip
      size="small"
      icon={good ? <CheckCircle /> : <HelpOutline />}
      label={t(`scorecards.figures.verdicts.${verdict}`)}
      sx={{ borderRadius: 1, fontWeight: 600, height: 'auto', minHeight: 24, minWidth: 150, justifyContent: 'flex-start', '& .MuiChip-label': { whiteSpace: 'normal' }, '& .MuiChip-icon': { color: 'inherit' }, ...(good ? { bgcolor: palette.mossWash, color: '#14532d' } : { bgcolor: palette.brickWash, color: '#6b3809' }) }}
    />
  );
}

/** What others published about this city, beside what we compute from the same dimensions. */
export function PublishedFigures({ card, decimals, heading }: { card: ScorecardView; decimals: number; heading: 'h2' | 'h3' }) {
  const t = useT();
  const tOr = useTOr();
  const number = useNumber(decimals);
  const ours = (figure: PublishedFigure) => card.lines.find((line) => line.code === figure.code && line.layer === 'self');
  const sources = [...new Set(card.published.map(({ source }) => source))];
  return (
    <Section title={t('scorecards.figures.title')} intro={t('scorecards.figures.intro')} heading={heading}>
      <DataTable
        label={t('scorecards.figures.title')}
        rows={card.published}
        rowKey={(figure) => `${figure.code} ${figure.label}`}
        columns={[
          { key: 'label', label: t('scorecards.figures.label'), cell: (figure) => figure.label },
          { key: 'published', label: t('scorecards.figures.published'), align: 'right', cell: (figure) => number(figure.value) },
          {
            key: 'ours', label: t('scorecards.figures.ours'), align: 'right',
            cell: (figure) => {
              const line = ours(figure);
              if (!line) return t('scorecards.nothing');
              return line.value === null ? tOr(`scorecards.short.${line.why ?? 'no-data'}`, t('scorecards.withheld')) : number(line.value);
            },
          },
          { key: 'verdict', label: t('scorecards.figures.verdict'), cell: (figure) => <FigureVerdict figure={figure} /> },
        ]}
      />
      <Typography variant="caption" component="p" sx={{ mt: 0.5 }}>{t('scorecards.figures.source', { source: sources.join('; ') })}</Typography>
    </Section>
  );
}
