import { Box, IconButton, Link, Typography } from '@mui/material';
import AttachFile from '@mui/icons-material/AttachFile';
import Delete from '@mui/icons-material/DeleteOutlined';
import OpenInNew from '@mui/icons-material/OpenInNew';
import type { EvidenceView, SnapshotContent } from '@contracts/assessments';
import { api } from '../api/actions.js';
import { useSize } from '../common/useSize.js';
import { useT } from '../i18n/index.js';

type Item = EvidenceView | SnapshotContent['evidence'][number];

interface Props {
  evidence: readonly Item[];
  /** Files can be opened; left out, only their names are shown. */
  downloads?: boolean;
  onRemove?: (item: EvidenceView) => void;
}

/** Files and links of an indicator. A link says where it leads before it is followed. */
export function EvidenceList({ evidence, downloads, onRemove }: Props) {
  const t = useT();
  const size = useSize();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {evidence.map((item, index) => {
        const href = item.kind === 'link' ? item.url : 'id' in item && downloads ? api.evidenceFile(item.id) : null;
        const Icon = item.kind === 'link' ? OpenInNew : AttachFile;
        const details = item.kind === 'link' ? hostOf(item.url) : [item.fileName, item.size === null ? null : size(item.size)].filter(Boolean).join(', ');
        return (
          <Box component="li" key={'id' in item ? item.id : index} sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, py: 0.5 }}>
            <Icon fontSize="small" aria-hidden="true" sx={{ mt: 0.25 }} />
            <Box sx={{ minWidth: 0, flexGrow: 1 }}>
              {href ? (
                <Link href={href} {...(item.kind === 'link' ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : { download: item.fileName ?? true })} sx={{ overflowWrap: 'anywhere' }}>
                  {item.title}
                  {item.kind === 'link' && <Box component="span"> ({t('dossiers.evidence.newTab')})</Box>}
                </Link>
              ) : (
                <Typography component="span" sx={{ overflowWrap: 'anywhere' }}>{item.title}</Typography>
              )}
              <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
                {details}
                {'visibility' in item ? ` · ${t(`dossiers.evidence.visibility.${item.visibility}`)}` : ''}
              </Typography>
            </Box>
            {onRemove && 'id' in item && (
              <IconButton size="small" onClick={() => onRemove(item)} aria-label={t('dossiers.evidence.remove', { title: item.title })}><Delete fontSize="small" /></IconButton>
            )}
          </Box>
        );
      })}
    </Box>
  );
}

function hostOf(url: string | null): string {
  try {
    return url === null ? '' : new URL(url).host;
  } catch {
    return '';
  }
}
