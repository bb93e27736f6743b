import type { Highs } from 'highs';

let runtime: Promise<Highs> | null = null;

/** The solver, loaded when the first program needs it. */
export function solverRuntime(): Promise<Highs> {
  return (runtime ??= load());
}

async function load(): Promise<Highs> {
  // the package's types describe a CommonJS module; what is imported is an ES module whose default is the loader
  const module: unknown = await import('highs');
  return (module as { default: () => Promise<Highs> }).default();
}
