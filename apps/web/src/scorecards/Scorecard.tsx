import { useState } from 'react';
import { Box, Button, Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import type { ScoreLine, ScorecardView } from '@contracts/scorecards';
import type { EditionView } from '@contracts/standards';
import { Chart } from '../charts/Chart.js';
import { Moment } from '../common/Deadline.js';
import { useT, useTOr } from '../i18n/index.js';
import { Arithmetic } from './Arithmetic.js';
import { decimalsFor, useNumber, useTitles } from './format.js';
import { chartRows, layersOf, rowsOf, type Layer, type ScoreRow } from './lines.js';
import { PublishedFigures } from './PublishedFigures.js';

interface Props {
  card: ScorecardView;
  edition: EditionView;
  /** Figures somebody else published, computed again: nobody assessed itself here. */
  historical?: boolean;
  heading?: 'h2' | 'h3';
}

interface Opened {
  row: ScoreRow;
  line: ScoreLine;
}

/** All numbers of one dossier in three layers beside each other; each number opens the arithmetic that made it. */
export function Scorecard({ card, edition, historical = false, heading = 'h2' }: Props) {
  const t = useT();
  const [opened, setOpened] = useState<Opened | null>(null);
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
      <Typography color="textSecondary" variant="body2" sx={{ mb: 1 }}>{t('scorecards.openHint')}</Typography>
      <Rows rows={rows} present={present} decimals={decimals} titleOf={titleOf} layerName={layerName} onOpen={setOpened} />
      <Typography variant="caption" component="p" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
        {t('scorecards.computed')} <Moment at={card.computedAt} /> · {card.methodVersion} · {t('scorecards.hash', { hash: card.inputsSha256 })}
      </Typography>
      {opened && <Arithmetic line={opened.line} title={titleOf(opened.row.code)} layer={layerName(opened.line.layer)} titleOf={titleOf} decimals={decimals} onClose={() => setOpened(null)} />}
    </Box>
  );
}

interface RowsProps {
  rows: readonly ScoreRow[];
  present: readonly Layer[];
  decimals: number;
  titleOf: (code: string) => string;
  layerName: (layer: Layer) => string;
  onOpen: (opened: Opened) => void;
}

function Rows({ rows, present, decimals, titleOf, layerName, onOpen }: RowsProps) {
  const t = useT();
  const tOr = useTOr();
  const number = useNumber(decimals);
  const weight: Record<ScoreRow['kind'], number> = { overall: 700, section: 700, commitment: 600, indicator: 400 };
  return (
    <TableContainer component={Paper} tabIndex={0} role="region" aria-label={t('scorecards.table')}>
      <Table size="small" aria-label={t('scorecards.table')}>
        <TableHead>
          <TableRow>
            <TableCell component="th" scope="col">{t('scorecards.part')}</TableCell>
            {present.map((layer) => <TableCell key={layer} component="th" scope="col" align="right">{layerName(layer)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.code} sx={row.kind === 'section' || row.kind === 'overall' ? { bgcolor: 'background.default' } : undefined}>
              <TableCell component="th" scope="row" sx={{ fontWeight: weight[row.kind], pl: { xs: 1 + row.depth, sm: 2 + 2 * row.depth }, overflowWrap: 'anywhere' }}>{titleOf(row.code)}</TableCell>
              {present.map((layer) => {
                const line = row.byLayer[layer];
                return (
                  <TableCell key={layer} align="right" sx={{ px: { xs: 0.5, sm: 2 } }}>
                    {line ? (
                      <Button
                        size="small"
                        onClick={() => onOpen({ row, line })}
                        sx={{ minWidth: 0, minHeight: 28, py: 0, textAlign: 'right', fontWeight: weight[row.kind], fontVariantNumeric: 'tabular-nums', color: line.value === null ? 'text.secondary' : 'primary.main' }}
                      >
                        {line.value === null ? tOr(`scorecards.short.${line.why ?? 'no-data'}`, t('scorecards.withheld')) : number(line.value)}
                      </Button>
                    ) : (
                      <Box component="span" sx={{ color: 'text.secondary', pr: 0.5 }}>{t('scorecards.nothing')}</Box>
                    )}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
