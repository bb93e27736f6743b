import { clear } from './global-setup.mjs';

/** Stops what tests started and removes the folder of this run. */
export default async function globalTeardown() {
  const run = process.env.PEERPOLIS_TEST_RUN;
  if (run) await clear(run);
}
