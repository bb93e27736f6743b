import type { MandateView } from '@contracts/people';
import { absolute } from '../common/dates.js';
import { useLocale, useT } from '../i18n/index.js';

/** Role, for whom, until when. */
export function MandateLine({ mandate }: { mandate: MandateView }) {
  const t = useT();
  const locale = useLocale();
  const whom = [mandate.member?.name, mandate.network?.name].filter(Boolean).join(', ');
  const until = mandate.validUntil ? ` (${t('people.until', { date: absolute(mandate.validUntil, locale, null, false) })})` : '';
  return <>{[t(`work.roles.${mandate.role}`), whom].filter(Boolean).join(' · ')}{until}</>;
}
