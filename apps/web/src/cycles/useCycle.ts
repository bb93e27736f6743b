import type { CycleView } from '@contracts/cycles';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../api/hooks.js';
import { office } from '../api/secretariat.js';

/** A cycle with its stages, rules and what may be done with it. */
export function useCycle(id: string) {
  return useApi<CycleView>(['cycle', id], (signal) => office.cycle(id, signal), { enabled: id !== '' });
}

/** Brings a changed cycle on screen, and with it what depends on its state. */
export function useCycleChanged(id: string): (cycle?: CycleView) => void {
  const client = useQueryClient();
  return useMemo(
    () => (cycle) => {
      if (cycle) client.setQueryData(['cycle', id], cycle);
      else void client.invalidateQueries({ queryKey: ['cycle', id] });
      for (const key of ['cockpit', 'assignment', 'me', 'dossiers', 'cycles', 'reviews', 'results']) void client.invalidateQueries({ queryKey: [key] });
    },
    [client, id],
  );
}
