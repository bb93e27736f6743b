import { Box, Button, Typography } from '@mui/material';
import Download from '@mui/icons-material/DownloadOutlined';
import type { ReportView } from '@contracts/reports';
import { office } from '../api/secretariat.js';
import { useHasRole } from '../api/mandates.js';
import { Moment } from '../common/Deadline.js';
import { ChoiceFilter, EmptyList } from '../common/ListFilters.js';
import { RowList } from '../common/RowList.js';
import { useSize } from '../common/useSize.js';
import { useT } from '../i18n/index.js';
import { BuildReports } from './BuildReports.js';

const formats = ['html', 'pdf', 'xlsx', 'csv'] as const;

/** Reports that are there to download, and for the secretariat the way to build them. */
export default function ReportCentre() {
  const t = useT();
  const size = useSize();
  const builds = useHasRole(['secretariat']);
  return (
    <RowList<ReportView>
      resource="reports"
      title={t('reports.title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      toolbar={
        <Box sx={{ width: '100%' }}>
          {builds && <BuildReports />}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
            <ChoiceFilter source="format" label={t('reports.fields.format')} options={formats.map((value) => ({ value, label: t(`reports.formats.${value}`) }))} />
            <ChoiceFilter source="kind" label={t('reports.fields.kind')} options={(['city', 'network'] as const).map((value) => ({ value, label: t(`reports.kinds.${value}`) }))} />
          </Box>
        </Box>
      }
      empty={<EmptyList title={t('reports.none.title')} text={t(builds ? 'reports.none.textBuild' : 'reports.none.text')} />}
      columns={[
        { key: 'name', label: t('reports.fields.name'), cell: (row) => row.name },
        { key: 'cycle', label: t('reports.fields.cycle'), cell: (row) => row.cycleTitle },
        { key: 'kind', label: t('reports.fields.kind'), cell: (row) => t(`reports.kinds.${row.kind}`) },
        { key: 'format', label: t('reports.fields.format'), cell: (row) => `${t(`reports.formats.${row.format}`)}, ${row.locale}` },
        { key: 'at', label: t('reports.fields.built'), cell: (row) => <Moment at={row.createdAt} /> },
        {
          key: 'file', label: t('reports.fields.file'),
          cell: (row) =>
            row.state === 'ready' ? (
              <Button size="small" variant="outlined" startIcon={<Download />} component="a" href={office.reportFile(row.id)} download={row.fileName} aria-label={t('reports.downloadFile', { file: row.fileName })}>
                {row.size === null ? t('reports.download') : `${t('reports.download')} (${size(row.size)})`}
              </Button>
            ) : (
              <Typography variant="body2" color={row.state === 'failed' ? 'error' : 'textSecondary'}>{t(`reports.states.${row.state}`)}</Typography>
            ),
        },
      ]}
    />
  );
}
