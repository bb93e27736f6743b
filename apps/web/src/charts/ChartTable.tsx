import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useLocale, useT } from '../i18n/index.js';
import { formatValue, type ChartSpec } from './spec.js';

/** The numbers behind a chart. The frame can be scrolled by keyboard where it is wider than the page. */
export function ChartTable({ spec }: { spec: ChartSpec }) {
  const t = useT();
  const locale = useLocale();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={spec.title}>
      <Table size="small">
        <caption>{spec.summary}</caption>
        <TableHead>
          <TableRow>
            <TableCell component="th" scope="col">{spec.categoryLabel}</TableCell>
            {spec.series.map((series) => <TableCell key={series.name} component="th" scope="col" align="right">{series.name}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {spec.categories.map((category, row) => (
            <TableRow key={category}>
              <TableCell component="th" scope="row">{category}</TableCell>
              {spec.series.map((series) => <TableCell key={series.name} align="right">{formatValue(series.values[row] ?? null, spec, locale, t('common.chart.noValue'))}</TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
