import { Suspense, lazy, useId, useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import TableChart from '@mui/icons-material/TableChartOutlined';
import { useT } from '../i18n/index.js';
import { ChartTable } from './ChartTable.js';
import type { ChartSpec } from './spec.js';

const Drawing = lazy(() => import('./Drawing.js'));

interface Props {
  spec: ChartSpec;
  /** Height in px; by default what the bars need. */
  height?: number;
  heading?: 'h2' | 'h3' | 'h4';
}

/** A chart with its summary in words and the table of its numbers one key press away. */
export function Chart({ spec, height, heading = 'h3' }: Props) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const tall = height ?? defaultHeight(spec);
  return (
    <Box component="figure" sx={{ m: 0 }} aria-labelledby={`${id}-title`}>
      <Typography component={heading} variant="h3" id={`${id}-title`}>{spec.title}</Typography>
      <Typography id={`${id}-summary`} variant="body2" color="textSecondary" sx={{ mb: 1 }}>{spec.summary}</Typography>
      <Suspense fallback={<Box sx={{ height: tall }} role="status">{t('common.chart.loading')}</Box>}>
        <Drawing spec={spec} height={tall} label={`${spec.title}. ${spec.summary}`} />
      </Suspense>
      <Button className="no-print" size="small" startIcon={<TableChart />} onClick={() => setOpen(!open)} aria-expanded={open} aria-controls={`${id}-table`}>
        {t(open ? 'common.chart.hide' : 'common.chart.show')}
      </Button>
      <Box id={`${id}-table`} hidden={!open} sx={{ '@media print': { display: 'block !important' } }}>
        <ChartTable spec={spec} />
      </Box>
    </Box>
  );
}

function defaultHeight(spec: ChartSpec): number {
  if (spec.kind === 'radar') return 380;
  if (spec.kind === 'lines' || spec.kind === 'dots') return 320;
  const perCategory = spec.kind === 'bars' ? 14 + 18 * spec.series.length : 34;
  return 72 + spec.categories.length * perCategory;
}
