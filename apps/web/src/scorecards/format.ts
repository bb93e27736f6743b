import { useCallback } from 'react';
import type { EditionView, NodeView } from '@contracts/standards';
import { textIn } from '../editions/outline.js';
import { useLocale, useT } from '../i18n/index.js';
import { overallCode } from './lines.js';

/** Decimals a scale of this width deserves: an index between 0 and 1 needs three, one between 0 and 100 one. */
export const decimalsFor = ({ method }: Pick<EditionView, 'method'>): number => (method.high - method.low <= 1 ? 3 : 1);

/** Writes numbers with a fixed count of decimals, so that columns can be compared. */
export function useNumber(decimals: number): (value: number) => string {
  const locale = useLocale();
  return useCallback((value) => new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value), [locale, decimals]);
}

/** Titles of nodes by code in the reader's language. */
export function useTitles(nodes: readonly NodeView[]): (code: string) => string {
  const t = useT();
  const locale = useLocale();
  return (code) => {
    if (code === overallCode) return t('scorecards.overall');
    const node = nodes.find((found) => found.code === code);
    return (node && textIn(node.texts, locale)?.text.title) ?? code;
  };
}
