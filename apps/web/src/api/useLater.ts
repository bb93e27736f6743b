import { useEffect, useMemo, useRef } from 'react';

/** Runs the newest of several calls once, after a quiet moment; none after the page is left. */
export function useLater(delay = 600): (work: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(
    () => (work) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(work, delay);
    },
    [delay],
  );
}
