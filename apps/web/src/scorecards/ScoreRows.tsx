import { Box, Button, Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, useMediaQuery, type Theme } from '@mui/material';
import type { ScoreLine } from '@contracts/scorecards';
import { useT, useTOr } from '../i18n/index.js';
import { useNumber } from './format.js';
import type { Layer, ScoreRow } from './lines.js';

export interface OpenedScore {
  row: ScoreRow;
  line: ScoreLine;
}

interface Props {
  rows: readonly ScoreRow[];
  present: readonly Layer[];
  decimals: number;
  titleOf: (code: string) => string;
  layerName: (layer: Layer) => string;
  onOpen: (opened: OpenedScore) => void;
}

const weight: Record<ScoreRow['kind'], number> = { overall: 700, section: 700, commitment: 600, indicator: 400 };
const isTop = ({ kind }: ScoreRow): boolean => kind === 'section' || kind === 'overall';

/** Every number of a scorecard as a button: a table on wide screens, a list on a phone. */
export function ScoreRows(props: Props) {
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('sm'));
  return wide ? <AsTable {...props} /> : <AsList {...props} />;
}

function AsTable({ rows, present, decimals, titleOf, layerName, onOpen }: Props) {
  const t = useT();
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
            <TableRow key={row.code} sx={isTop(row) ? { bgcolor: 'background.default' } : undefined}>
              <TableCell component="th" scope="row" sx={{ fontWeight: weight[row.kind], pl: 2 + 2 * row.depth }}>{titleOf(row.code)}</TableCell>
              {present.map((layer) => <TableCell key={layer} align="right"><Score row={row} layer={layer} decimals={decimals} onOpen={onOpen} /></TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function AsList({ rows, present, decimals, titleOf, layerName, onOpen }: Props) {
  const t = useT();
  return (
    <Paper component="ul" aria-label={t('scorecards.table')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.code} sx={{ px: 2, py: 1, pl: 2 + row.depth, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 }, ...(isTop(row) ? { bgcolor: 'background.default' } : {}) }}>
          <Box sx={{ fontWeight: weight[row.kind] }}>{titleOf(row.code)}</Box>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: `repeat(${present.length}, 1fr)` }}>
            {present.map((layer) => (
              <div key={layer}>
                <Box component="dt" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{layerName(layer)}</Box>
                <Box component="dd" sx={{ m: 0, ml: -0.6 }}><Score row={row} layer={layer} decimals={decimals} onOpen={onOpen} /></Box>
              </div>
            ))}
          </Box>
        </Box>
      ))}
    </Paper>
  );
}

interface ScoreProps {
  row: ScoreRow;
  layer: Layer;
  decimals: number;
  onOpen: (opened: OpenedScore) => void;
}

function Score({ row, layer, decimals, onOpen }: ScoreProps) {
  const t = useT();
  const tOr = useTOr();
  const number = useNumber(decimals);
  const line = row.byLayer[layer];
  if (!line) return <Box component="span" sx={{ color: 'text.secondary', pr: 0.5 }}>{t('scorecards.nothing')}</Box>;
  return (
    <Button
      size="small"
      onClick={() => onOpen({ row, line })}
      sx={{ minWidth: 28, minHeight: 28, py: 0, fontWeight: weight[row.kind], fontVariantNumeric: 'tabular-nums', color: line.value === null ? 'text.secondary' : 'primary.main' }}
    >
      {line.value === null ? tOr(`scorecards.short.${line.why ?? 'no-data'}`, t('scorecards.withheld')) : number(line.value)}
    </Button>
  );
}
