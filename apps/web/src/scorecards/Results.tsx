import { useState } from 'react';
import { Box, Link, Paper } from '@mui/material';
import type { ResultRow } from '@contracts/scorecards';
import type { EditionView } from '@contracts/standards';
import { Link as RouterLink } from 'react-router';
import { Chart } from '../charts/Chart.js';
import type { ChartSpec } from '../charts/spec.js';
import { DataTable } from '../common/DataTable.js';
import type { Column } from '../common/RowList.js';
import { Select } from '../common/Select.js';
import { useT, useTOr } from '../i18n/index.js';
import { decimalsFor, useNumber, useTitles } from './format.js';
import { bestLayer, layersOf, overallCode, resultColumns, type Layer } from './lines.js';
import { FigureVerdict } from './PublishedFigures.js';

/** More cities than this are a table only: bars would no longer be told apart. */
const mostDrawn = 30;

interface Props {
  rows: readonly ResultRow[];
  edition: EditionView;
  historical: boolean;
  inside: boolean;
}

/** Cities by name (never by rank) with their sections or dimensions, one layer at a time; published figures beside ours. */
export function Results({ rows, edition, historical, inside }: Props) {
  const t = useT();
  const tOr = useTOr();
  const present = layersOf(rows.flatMap((row) => row.lines));
  const [chosen, setChosen] = useState<Layer | null>(null);
  const layer = chosen && present.includes(chosen) ? chosen : bestLayer(present);
  const titleOf = useTitles(edition.nodes);
  const decimals = decimalsFor(edition);
  const number = useNumber(decimals);
  const columns = resultColumns(rows, edition);
  const lineOf = (row: ResultRow, code: string) => row.lines.find((line) => line.code === code && line.layer === layer);
  const figureOf = (row: ResultRow) => row.published.find((figure) => figure.code === overallCode) ?? row.published[0];
  const withFigures = rows.some((row) => row.published.length > 0);

  const shown = (row: ResultRow, code: string) => {
    const line = lineOf(row, code);
    if (!line) return t('scorecards.nothing');
    return line.value === null ? tOr(`scorecards.short.${line.why ?? 'no-data'}`, t('scorecards.withheld')) : number(line.value);
  };
  const column = (code: string): Column<ResultRow> => ({ key: code, label: code === overallCode && historical ? t('scorecards.figures.ours') : titleOf(code), align: 'right', cell: (row) => shown(row, code) });
  const table: Column<ResultRow>[] = [
    {
      key: 'name', label: t('scorecards.results.city'),
      cell: (row) => (inside ? <Link component={RouterLink} to={`/dossiers/${row.dossierId}/scorecard`}>{row.name}</Link> : row.slug ? <Link component={RouterLink} to={`/public/members/${row.slug}`}>{row.name}</Link> : row.name),
    },
    ...columns.filter((code) => code === overallCode).map(column),
    ...(withFigures
      ? [
          { key: 'published', label: t('scorecards.figures.published'), align: 'right' as const, cell: (row: ResultRow) => { const figure = figureOf(row); return figure ? number(figure.value) : t('scorecards.nothing'); } },
          { key: 'verdict', label: t('scorecards.figures.verdict'), cell: (row: ResultRow) => { const figure = figureOf(row); return figure ? <FigureVerdict figure={figure} /> : null; } },
        ]
      : []),
    ...columns.filter((code) => code !== overallCode).map(column),
  ];
  return (
    <>
      {present.length > 1 && (
        <Box sx={{ mb: 2 }}>
          <Select label={t('scorecards.results.layer')} value={layer} onChange={(value) => setChosen(value as Layer)} options={present.map((value) => ({ value, label: t(`scorecards.layers.${value}`) }))} />
        </Box>
      )}
      {rows.length <= mostDrawn && columns.length > 0 && (
        <Paper sx={{ p: 2, mb: 2 }}><Chart spec={spec()} /></Paper>
      )}
      <DataTable label={t('scorecards.results.title')} rows={rows} rowKey={(row) => row.dossierId} columns={table} />
    </>
  );

  function spec(): ChartSpec {
    const common = { kind: 'bars' as const, categoryLabel: t('scorecards.results.city'), categories: rows.map((row) => row.name), min: edition.method.low, max: edition.method.high, decimals };
    const valueOf = (row: ResultRow, code: string) => lineOf(row, code)?.value ?? null;
    if (withFigures && columns.includes(overallCode)) {
      return {
        ...common,
        title: t('scorecards.results.chartPublished'),
        summary: t('scorecards.results.chartPublishedSummary', { low: edition.method.low, high: edition.method.high }),
        series: [
          { name: t('scorecards.figures.ours'), values: rows.map((row) => valueOf(row, overallCode)) },
          { name: t('scorecards.figures.published'), values: rows.map((row) => figureOf(row)?.value ?? null) },
        ],
      };
    }
    return {
      ...common,
      title: t('scorecards.results.chart'),
      summary: t('scorecards.results.chartSummary', { layer: t(`scorecards.layers.${layer}`), low: edition.method.low, high: edition.method.high }),
      series: columns.map((code) => ({ name: titleOf(code), values: rows.map((row) => valueOf(row, code)) })),
    };
  }
}
