/**
 * What some tests need and not every machine has (a browser, Redis): where it is missing those tests are skipped with a
 * message, except in CI, where a skipped test would go unnoticed.
 * @returns undefined, for the caller to return
 * @throws Error when CI=true
 */
export function missing(what: string, remedy: string): undefined {
  if (process.env.CI === 'true') throw new Error(`${what} is required when CI=true: ${remedy}`);
  process.stderr.write(`tests skipped: ${what} is missing (${remedy})\n`);
  return undefined;
}
