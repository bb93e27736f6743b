/** What the processes of this bench say to one another, as JSON: a load as the argument, its result as the only line on standard output. */

/** Requests of one connection, made one after the other without pause; together they count as one. */
export interface HttpLoad {
  kind: 'http';
  url: string;
  seconds: number;
  /** One entry per connection. */
  connections: HttpConnection[];
}

export type HttpConnection =
  /** Read these paths in turn; `each` of them are one unit of work. */
  | { cookie: string; paths: string[]; each: number }
  /** Save these answers in turn, each over the version left by the last save; all start at `version`. */
  | { cookie: string; answers: string[]; version: number };

/** Saves through `pg` alone, one client per connection, each with its own dossier. */
export interface PgLoad {
  kind: 'pg';
  url: string;
  seconds: number;
  /** alone: the statement commits by itself, who acts was said when the client connected. framed: begin, who acts, statement, commit. */
  frame: 'alone' | 'framed';
  connections: { personId: string; dossierId: string; editionId: string; nodeIds: string[]; version: number }[];
}

export type Load = HttpLoad | PgLoad;

export interface LoadResult {
  requestsPerSecond: number;
  p50ms: number;
  p95ms: number;
  p99ms: number;
  /** Answers other than 200, broken connections, timeouts; statements that failed or did not save. */
  errors: number;
}

/** Text that both the raw and the HTTP measure save. */
export const ANSWER = { kind: 'answered', level: 'partly', number: null, text: 'Two courses a year since 2019, in the evening, with child care; the city pays and the library is the place.' };
