import { Box, Button } from '@mui/material';
import Download from '@mui/icons-material/DownloadOutlined';
import type { ReportView } from '@contracts/reports';
import { office } from '../api/secretariat.js';
import { Section } from '../common/Section.js';
import { useSize } from '../common/useSize.js';
import { useT } from '../i18n/index.js';

/** Published reports to download. */
export function ReportLinks({ reports, heading = 'h2' }: { reports: readonly ReportView[]; heading?: 'h2' | 'h3' }) {
  const t = useT();
  const size = useSize();
  const ready = reports.filter(({ state }) => state === 'ready');
  if (ready.length === 0) return null;
  return (
    <Section title={t('publicPages.reports')} heading={heading}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {ready.map((report) => (
          <li key={report.id}>
            <Button variant="outlined" startIcon={<Download />} component="a" href={office.reportFile(report.id)} download={report.fileName}>
              {t('publicPages.report', { name: report.name, format: t(`reports.formats.${report.format}`), language: report.locale })}{report.size === null ? '' : ` · ${size(report.size)}`}
            </Button>
          </li>
        ))}
      </Box>
    </Section>
  );
}
