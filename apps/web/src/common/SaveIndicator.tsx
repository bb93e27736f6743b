import { Box, Button } from '@mui/material';
import CloudDone from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import Sync from '@mui/icons-material/Sync';
import { useLocale, useT } from '../i18n/index.js';
import { formatLocale } from './dates.js';

export type SaveState = 'idle' | 'dirty' | 'incomplete' | 'saving' | 'saved' | 'failed' | 'conflict';

interface Props {
  state: SaveState;
  savedAt?: Date | null;
  onRetry?: () => void;
}

/** Where the typed text is now. Only saved, failed and conflict are announced: not every keystroke. */
export function SaveIndicator({ state, savedAt, onRetry }: Props) {
  const t = useT();
  const locale = useLocale();
  const time = savedAt ? new Intl.DateTimeFormat(formatLocale(locale), { hour: '2-digit', minute: '2-digit' }).format(savedAt) : null;
  const text = state === 'saved' && time ? t('common.save.savedAt', { time }) : t(`common.save.${state}`);
  const Icon = { idle: null, dirty: Edit, incomplete: Edit, saving: Sync, saved: CloudDone, failed: ErrorIcon, conflict: ErrorIcon }[state];
  const colour = state === 'failed' || state === 'conflict' ? 'error.main' : state === 'saved' ? 'success.main' : 'text.secondary';
  const spoken = state === 'saved' || state === 'failed' || state === 'conflict';
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: colour, fontSize: '0.875rem', minHeight: 32 }}>
      {Icon && <Icon fontSize="small" aria-hidden="true" />}
      <span aria-hidden={spoken}>{text}</span>
      <Box component="span" role="status" sx={visuallyHidden}>{spoken ? text : ''}</Box>
      {state === 'failed' && onRetry && <Button size="small" onClick={onRetry}>{t('common.save.retry')}</Button>}
    </Box>
  );
}

export const visuallyHidden = {
  position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clip: 'rect(0 0 0 0)', whiteSpace: 'nowrap', border: 0, p: 0, m: '-1px',
} as const;
