/** Long work waits in a lane of its own, so that a mail never waits for a scoring run. */
export const LANES = ['messages', 'jobs'] as const;
export type Lane = (typeof LANES)[number];

/** How many entries of a lane one worker process works on at once. */
export const CONCURRENCY: Record<Lane, number> = { messages: 4, jobs: 2 };

/** Tries before an entry becomes a dead letter, and the wait after the first; doubled after each. */
export const ATTEMPTS = 5;
export const FIRST_WAIT_MS = 2000;

/** Full name of a lane's queue. */
export const queueName = (lane: Lane): string => `peerpolis-${lane}`;
