import { Box } from '@mui/material';
import type { CycleEvent, CycleView } from '@contracts/cycles';
import type { z } from 'zod';
import { useNotify } from 'react-admin';
import { office } from '../api/secretariat.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { useT } from '../i18n/index.js';
import { EnrolAction } from './EnrolAction.js';
import { useCycleChanged } from './useCycle.js';

type Event = z.infer<typeof CycleEvent>;
const grave: readonly Event[] = ['close', 'reveal', 'publish'];

/** What can be done with the cycle now; what cannot says why, and what only needs a reason asks for it. */
export function CycleActions({ cycle }: { cycle: CycleView }) {
  const t = useT();
  const notify = useNotify();
  const changed = useCycleChanged(cycle.id);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
      {cycle.possibilities.map(({ event, reason, needsReason }) => {
        const known = event as Event;
        return (
          <Box key={event} sx={{ maxWidth: 520 }}>
            <ConfirmAction
              label={t(`cycles.events.${known}.label`)}
              title={t(`cycles.events.${known}.label`)}
              text={<>{t(`cycles.events.${known}.text`)}{needsReason && reason ? <Box component="p" sx={{ fontWeight: 600, color: 'text.primary' }}>{reason}</Box> : null}</>}
              whyNot={needsReason ? null : reason}
              reason={needsReason ? 'required' : 'none'}
              danger={grave.includes(known) && known !== 'publish'}
              onConfirm={async (words) => {
                changed(await office.moveCycle(cycle.id, { event: known, ...(words ? { reason: words } : {}) }));
                notify(t('cycles.moved'), { type: 'success' });
              }}
            />
          </Box>
        );
      })}
      {cycle.state === 'self-assessment' && <EnrolAction cycle={cycle} />}
    </Box>
  );
}
