import { useState } from 'react';
import { Box, Button, Paper, Typography } from '@mui/material';
import type { ScorecardView } from '@contracts/scorecards';
import type { EditionView } from '@contracts/standards';
import { Chart } from '../charts/Chart.js';
import { Moment } from '../common/Deadline.js';
import { useT } from '../i18n/index.js';
import { Arithmetic } from './Arithmetic.js';
import { decimalsFor, useTitles } from './format.js';
import { chartRows, layersOf, rowsOf, type Layer } from './lines.js';
import { PublishedFigures } from './PublishedFigures.js';
import { ScoreRows, type OpenedScore } from './ScoreRows.js';

interface Props {
  card: ScorecardView;
  edition: EditionView;
  /** Figures somebody else published, computed again: nobody assessed itself here. */
  historical?: boolean;
  heading?: 'h2' | 'h3';
  /** The numbers are opened by hand: where several scorecards are on one page. */
  folded?: boolean;
}

/** All numbers of one dossier in three layers beside each other; each number opens the arithmetic that made it. */
export function Scorecard({ card, edition, historical = false, heading = 'h2', folded = false }: Props) {
  const t = useT();
  const [open, setOpen] = useState(!folded);
  const [opened, setOpened] = useState<OpenedScore | null>(null);
  const titleOf = useTitles(edition.nodes);
  const decimals = decimalsFor(edition);
  const all = rowsOf(card, edition);
  // an indicator that is all of its commitment and has its name would only say the same twice
  const rows = all.filter((row, index) => row.kind !== 'indicator' || all[index - 1]?.kind !== 'commitment' || titleOf(row.code) !== titleOf(all[index - 1]!.code));
  const present = layersOf(card.lines);
  const layerName = (layer: Layer) => t(historical ? 'scorecards.layers.published' : `scorecards.layers.${layer}`);
  const drawn = chartRows(rows);
  return (
    <Box>
      {card.published.length > 0 && <PublishedFigures card={card} decimals={decimals} heading={heading} />}
      {drawn.length > 1 && (
        <Paper sx={{ p: 2, my: 2 }}>
          <Chart
            heading={heading === 'h2' ? 'h3' : 'h4'}
            spec={{
              kind: 'bars',
              title: t('scorecards.chart.title', { name: card.name }),
              summary: t(historical ? 'scorecards.chart.summaryHistorical' : 'scorecards.chart.summary', { low: edition.method.low, high: edition.method.high }),
              categoryLabel: t('scorecards.part'),
              categories: drawn.map((row) => titleOf(row.code)),
              series: present.map((layer) => ({ name: layerName(layer), values: drawn.map((row) => row.byLayer[layer]?.value ?? null) })),
              min: edition.method.low,
              max: edition.method.high,
              decimals,
            }}
          />
        </Paper>
      )}
      {open ? (
        <>
          <Typography color="textSecondary" variant="body2" sx={{ mb: 1 }}>{t('scorecards.openHint')}</Typography>
          <ScoreRows rows={rows} present={present} decimals={decimals} titleOf={titleOf} layerName={layerName} onOpen={setOpened} />
        </>
      ) : (
        <Button variant="outlined" onClick={() => setOpen(true)}>{t('scorecards.showAll')}</Button>
      )}
      <Typography variant="caption" component="p" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
        {t('scorecards.computed')} <Moment at={card.computedAt} /> · {card.methodVersion} · {t('scorecards.hash', { hash: card.inputsSha256 })}
      </Typography>
      {opened && <Arithmetic line={opened.line} title={titleOf(opened.row.code)} layer={layerName(opened.line.layer)} titleOf={titleOf} decimals={decimals} onClose={() => setOpened(null)} />}
    </Box>
  );
}
