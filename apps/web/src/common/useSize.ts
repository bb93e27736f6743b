import { useCallback } from 'react';
import { useLocale, useT } from '../i18n/index.js';

/** Bytes in words (1 MB = 1024 × 1024, as the limits are set). */
export function useSize(): (bytes: number) => string {
  const t = useT();
  const locale = useLocale();
  return useCallback(
    (bytes) => {
      const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
      if (bytes < 1024) return t('common.size.bytes', { n: number(bytes) });
      if (bytes < 1024 * 1024) return t('common.size.kb', { n: number(bytes / 1024) });
      return t('common.size.mb', { n: number(bytes / (1024 * 1024)) });
    },
    [t, locale],
  );
}
