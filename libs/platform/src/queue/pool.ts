import pg from 'pg';
import { type Config } from '../config/index.js';
import { APPLICATION_ROLE } from '../database/database.module.js';

/**
 * A small pool beside TypeORM's, under the same role, for what lives outside an actor's transaction: the queue, LISTEN, counters.
 * `searchPath` selects the schema. Lazy: no connection is made before the first statement.
 */
export function openPool(config: Pick<Config, 'database'>, name: string, max: number, searchPath = 'public'): pg.Pool {
  const pool = new pg.Pool({
    connectionString: config.database.url,
    max,
    application_name: `peerpolis ${name}`,
    keepAlive: true,
    options: `${config.database.switchRole ? `-c role=${APPLICATION_ROLE} ` : ''}-c search_path=${searchPath}`,
  });
  // An idle connection that breaks is replaced at the next statement; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
