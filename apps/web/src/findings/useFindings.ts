import { useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { FindingView } from '@contracts/findings';
import { api } from '../api/actions.js';
import { useApi } from '../api/hooks.js';

const key = (dossierId: string) => ['findings-of', dossierId];

/** All findings of one dossier, in the order of the edition where the API gives them so. */
export function useFindings(dossierId: string) {
  return useApi<FindingView[]>(key(dossierId), (signal) => api.findings(dossierId, signal));
}

export function useFindingsCache(dossierId: string) {
  const client = useQueryClient();
  return useMemo(
    () => ({
      replaced: (finding: FindingView) => {
        client.setQueryData<FindingView[]>(key(dossierId), (findings) => findings?.map((item) => (item.id === finding.id ? finding : item)));
        void client.invalidateQueries({ queryKey: ['me'] });
        void client.invalidateQueries({ queryKey: ['dossier', dossierId] });
      },
      reload: () => client.invalidateQueries({ queryKey: key(dossierId) }),
    }),
    [client, dossierId],
  );
}
