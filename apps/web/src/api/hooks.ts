import { useEffect } from 'react';
import type { Me } from '@contracts/people';
import { useLogoutIfAccessDenied } from 'react-admin';
import { useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import { me } from './session.js';
import { isProblem, type Problem } from './problem.js';

/** A query against the API on a page behind sign-in: an ended session leads to the sign-in page, all else is the page's to show. */
export function useApi<T>(
  key: QueryKey,
  load: (signal: AbortSignal) => Promise<T>,
  options: { enabled?: boolean; staleTime?: number; refetchInterval?: number | false } = {},
): UseQueryResult<T, Problem | Error> {
  const result = usePublicApi(key, load, options);
  const signOutIfEnded = useLogoutIfAccessDenied();
  const { error } = result;
  useEffect(() => {
    if (error && isProblem(error) && error.status === 401) void signOutIfEnded(error);
  }, [error, signOutIfEnded]);
  return result;
}

/** The same for pages without sign-in. A problem of the caller's making (4xx) is not tried again. */
export function usePublicApi<T>(
  key: QueryKey,
  load: (signal: AbortSignal) => Promise<T>,
  options: { enabled?: boolean; staleTime?: number; refetchInterval?: number | false } = {},
): UseQueryResult<T, Problem | Error> {
  return useQuery<T, Problem | Error>({
    queryKey: key,
    queryFn: ({ signal }) => load(signal),
    retry: (failures, error) => failures < 2 && !(isProblem(error) && error.status >= 400 && error.status < 500),
    ...options,
  });
}

/** Who is signed in, and what is expected of them. */
export function useMe(): UseQueryResult<Me, Problem | Error> {
  return useApi(['me'], () => me(), { staleTime: 20_000 });
}
