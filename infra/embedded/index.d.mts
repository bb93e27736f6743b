export interface EmbeddedPostgres {
  /** Owner of the tables: for migrations. */
  ownerUrl: string;
  /** The application's role: owns nothing, under row-level security. */
  appUrl: string;
  superUrl: string;
  port: number;
  pid: number;
  /** The server of this directory was already running. */
  reused: boolean;
  stop(): Promise<void>;
}
export function startPostgres(directory: string, options?: { disposable?: boolean }): Promise<EmbeddedPostgres>;
export function stopPostgres(directory: string): Promise<void>;
export function freePort(): Promise<number>;
