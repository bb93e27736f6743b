import { Box } from '@mui/material';
import { useLocale, useT } from '../i18n/index.js';
import { absolute, dayBefore, isMidnight, relative, urgency } from './dates.js';
import { useNow } from './useNow.js';

interface Props {
  at: string | null | undefined;
  /** IANA zone of the network: the deadline holds there, wherever the reader is. */
  timeZone?: string | null;
  withTime?: boolean;
}

/** A deadline, both as a date in the network's time zone and as the time left. */
export function Deadline({ at, timeZone, withTime = true }: Props) {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  if (!at) return <Box component="span" sx={{ color: 'text.secondary' }}>{t('common.deadline.none')}</Box>;
  const pressing = urgency(at, now);
  const date = isMidnight(at, timeZone) ? t('common.deadline.endOf', { date: dayBefore(at, locale, timeZone) }) : absolute(at, locale, timeZone, withTime);
  return (
    <Box component="span" title={timeZone ? t('common.deadline.zone', { zone: timeZone }) : undefined}>
      <time dateTime={at}>{t(pressing === 'past' ? 'common.deadline.was' : 'common.deadline.due', { date })}</time>
      {' · '}
      <Box component="span" sx={{ fontWeight: 600, color: pressing === 'past' ? 'error.main' : pressing === 'soon' ? 'warning.main' : 'text.secondary' }}>{relative(at, locale, now)}</Box>
    </Box>
  );
}

/** A moment that is no deadline. */
export function Moment({ at, timeZone, withTime = true }: Props) {
  const locale = useLocale();
  return at ? <time dateTime={at}>{absolute(at, locale, timeZone, withTime)}</time> : null;
}
