/** What is wrong with an input, placed so that its author finds it: file, row (1 = header line) and column name. */
export interface Problem {
  file?: string;
  row?: number;
  column?: string;
  message: string;
}

/** The input cannot be used: exit code 1, one line per problem, nothing written. */
export class InputError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {}

export function formatProblem(p: Problem): string {
  const place = [p.file, p.row === undefined ? undefined : `row ${p.row}`, p.column === undefined ? undefined : `column ${p.column}`];
  const where = place.filter((x) => x !== undefined).join(', ');
  return where ? `${where}: ${p.message}` : p.message;
}

/** Streams of one call, so that commands can be tested without a process. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  env: NodeJS.ProcessEnv;
}

/** One `peerpolis` command. `run` throws InputError or UsageError; any other error is a defect (exit code 70). */
export interface Command {
  name: string;
  summary: string;
  /** Full help text, with an example. */
  help: string;
  run(args: string[], io: Io): Promise<void>;
}
