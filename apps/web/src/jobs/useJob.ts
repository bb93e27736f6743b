import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { get } from '../api/client.js';
import { useApi } from '../api/hooks.js';
import type { Problem } from '../api/problem.js';
import { events } from './eventStream.js';
import { isOver, type Job } from './types.js';

export interface WatchedJob {
  job: Job | undefined;
  error: Problem | Error | null;
  /** False while the live connection is interrupted and the state is polled instead. */
  live: boolean;
}

/**
 * Follows one job: its state is fetched once and then renewed by server-sent events; without a connection it is asked
 * for every three seconds until the job is over.
 */
export function useJob(jobId: string | null | undefined, onOver?: (job: Job) => void): WatchedJob {
  const cache = useQueryClient();
  const [live, setLive] = useState(true);
  const { data: job, error } = useApi<Job>(['job', jobId], (signal) => get<Job>(`/jobs/${jobId}`, { signal }).then((reply) => reply.data), {
    enabled: Boolean(jobId),
    refetchInterval: live ? false : 3000,
  });
  const over = job ? isOver(job.status) : false;

  useEffect(() => {
    if (!jobId || over) return;
    const stopJob = events.on('job', (data) => {
      const told = data as Partial<Job>;
      if (told.id === jobId) cache.setQueryData<Job>(['job', jobId], (before) => ({ ...before, ...told }) as Job);
    });
    const stopHealth = events.onHealth((connected) => {
      setLive(connected);
      // whatever happened while nobody listened
      if (connected) void cache.invalidateQueries({ queryKey: ['job', jobId] });
    });
    return () => {
      stopJob();
      stopHealth();
    };
  }, [jobId, over, cache]);

  useEffect(() => {
    if (job && over) onOver?.(job);
    // told once per end, not once per render of the caller
  }, [over]);

  return { job, error, live: live || over };
}
