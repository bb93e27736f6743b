import type { ReactNode } from 'react';
import { Typography } from '@mui/material';
import { get } from '../api/client.js';
import { usePublicApi } from '../api/hooks.js';
import { isProblem } from '../api/problem.js';
import { Busy } from '../common/Busy.js';
import { EmptyState } from '../common/EmptyState.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useDocumentTitle } from '../common/useDocumentTitle.js';
import { useT } from '../i18n/index.js';

interface Props<T> {
  kind: 'network' | 'cycle' | 'member';
  path: string;
  nameOf: (data: T) => string;
  /** Beside the heading: marks. */
  marks?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
}

/** Fetches one published thing and shows its name as the page's heading; what is not published looks like what does not exist. */
export function PublicFrame<T>({ kind, path, nameOf, marks, children }: Props<T>) {
  const t = useT();
  const { data, error, isPending, refetch } = usePublicApi<T>(['public', path], (signal) => get<T>(path, { signal }).then((reply) => reply.data));
  useDocumentTitle(data === undefined ? t(`publicPages.${kind}`) : nameOf(data));
  if (isPending) return <Busy />;
  if (error) {
    if (isProblem(error) && error.status === 404) return <EmptyState heading="h1" title={t('publicPages.notPublished.title')} text={t('publicPages.notPublished.text')} />;
    return <><Typography variant="h1">{t(`publicPages.${kind}`)}</Typography><ProblemAlert error={error} onRetry={() => void refetch()} /></>;
  }
  return (
    <>
      <Typography variant="overline" component="p" color="textSecondary">{t(`publicPages.${kind}`)}</Typography>
      <Typography variant="h1" sx={{ fontSize: { xs: '1.75rem', md: '2.25rem' } }} gutterBottom>{nameOf(data)}</Typography>
      {marks?.(data)}
      {children(data)}
    </>
  );
}
