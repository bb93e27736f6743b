import type { EditionView } from '@contracts/standards';
import { get } from '../api/client.js';
import { useApi } from '../api/hooks.js';

/** An edition with its tree. Published editions never change: fetched once. */
export function useEdition(id: string | undefined) {
  return useApi<EditionView>(['edition', id], (signal) => get<EditionView>(`/editions/${id}`, { signal }).then((reply) => reply.data), { enabled: Boolean(id), staleTime: 3_600_000 });
}
