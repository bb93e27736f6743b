import type { CycleView } from '@contracts/cycles';
import { Facts } from '../common/Facts.js';
import { useLocale, useT } from '../i18n/index.js';

/** The rules of a cycle in words. */
export function RuleFacts({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const locale = useLocale();
  const { rules } = cycle;
  const share = (value: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
  const yes = (value: boolean) => t(value ? 'common.yes' : 'common.no');
  return (
    <Facts
      facts={[
        { label: t('cycles.ruleNames.reviewersPerDossier'), value: rules.reviewersPerDossier },
        { label: t('cycles.ruleNames.maxLoadPerReviewer'), value: rules.maxLoadPerReviewer },
        { label: t('cycles.ruleNames.maxPerCountry'), value: rules.maxPerCountry },
        { label: t('cycles.ruleNames.coverage'), value: rules.coverage === null ? t('cycles.anyCoverage') : share(rules.coverage) },
        { label: t('cycles.ruleNames.noMutual'), value: yes(rules.noMutual) },
        { label: t('cycles.ruleNames.allowUnanswered'), value: yes(rules.allowUnanswered) },
        { label: t('cycles.ruleNames.silenceAccepts'), value: yes(rules.silenceAccepts) },
        { label: t('cycles.ruleNames.revealAfterPublication'), value: yes(rules.revealAfterPublication) },
      ]}
    />
  );
}
