import type { DossierView } from '@contracts/assessments';
import { useNotify } from 'react-admin';
import { api } from '../api/actions.js';
import { flushAll } from '../autosave/useAutosave.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { useT } from '../i18n/index.js';
import { useDossierCache } from './useDossier.js';

/** Events a person sets off by hand here; the others happen with the cycle, signing has its own page. */
const byHand = ['request-signature', 'recall', 'return', 'hold', 'resume', 'withdraw'] as const;
type ByHand = (typeof byHand)[number];

const grave: readonly ByHand[] = ['withdraw'];

/** One button per thing the API offers; what is not possible now says why. */
export function DossierActions({ dossier }: { dossier: DossierView }) {
  const t = useT();
  const notify = useNotify();
  const { replaced } = useDossierCache(dossier.id);
  const offered = byHand.flatMap((event) => {
    const possibility = dossier.possibilities.find((item) => item.event === event);
    return possibility ? [{ ...possibility, event }] : [];
  });
  return offered.map(({ event, reason, needsReason }) => (
    <ConfirmAction
      key={event}
      label={t(`dossiers.events.${event}.label`)}
      title={t(`dossiers.events.${event}.label`)}
      text={t(`dossiers.events.${event}.text`, { name: dossier.name })}
      whyNot={reason}
      reason={needsReason ? 'required' : 'none'}
      variant={event === 'request-signature' ? 'contained' : grave.includes(event) ? 'text' : 'outlined'}
      danger={grave.includes(event)}
      onConfirm={async (words) => {
        await flushAll();
        replaced(await api.moveDossier(dossier.id, { event, ...(words ? { reason: words } : {}) }));
        notify(t('dossiers.moved'), { type: 'success' });
      }}
    />
  ));
}
