import { useEffect, useState } from 'react';

/** The present moment in ms, renewed every minute: enough for "in 2 hours". */
export function useNow(every = 60_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
