import { type DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import pg, { type Client, type QueryConfig, type QueryResult } from 'pg';
import { type Actor } from '../actor/index.js';
import { type Clock } from '../ports/index.js';

/**
 * One database transaction that always says who acts before it asks. `begin` and the actor go ahead of the statement that needs
 * them, in one packet and without waiting for their answers (the connections are pipelined): a request with one statement waits
 * twice, for the statement and for the commit. Fails closed: without its actor, a statement sees nothing.
 */
export class Transaction {
  private runner: QueryRunner | undefined;
  private connecting: Promise<Client> | undefined;
  private begun = false;
  private ended = false;
  /** Who the database was told is acting: kind and person. */
  private speaker = '';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs `work`, then commits; rolls back when it throws. The first statement takes a connection, so work without one takes none. */
  async around<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await this.commit();
      return result;
    } catch (error) {
      await this.rollback();
      throw error;
    } finally {
      this.ended = true;
      await this.runner?.release();
    }
  }

  /** Rows of a statement that `actor` asks. Statements at the same time, even of two actors, keep their order. @throws QueryFailedError */
  async query<Row>(actor: Actor, statement: QueryConfig): Promise<Row[]> {
    const client = await this.connect();
    // The connection may be another's by now.
    if (this.ended) throw new Error('A statement after the end of its transaction: something was not waited for');
    // From here nothing waits until all is sent, so that no other statement comes between an actor and what it asks.
    const ahead = this.ahead(actor);
    const { stream } = client.connection;
    stream.cork();
    const prepared = ahead === '' ? undefined : client.query(ahead);
    const answered: Promise<QueryResult> = client.query(statement);
    stream.uncork();
    try {
      const [{ rows }] = await Promise.all([answered, prepared]);
      return rows as Row[];
    } catch (error) {
      throw error instanceof Error ? new QueryFailedError(statement.text, statement.values, error) : error;
    }
  }

  /** What has to be said before the actor's next statement. */
  private ahead(actor: Actor): string {
    const begin = this.begun ? '' : 'begin;';
    this.begun = true;
    const person = actor.kind === 'person' ? actor.personId : '';
    const speaker = `${actor.kind} ${person}`;
    if (this.speaker === speaker) return begin;
    this.speaker = speaker;
    const set = (name: string, value: string): string => `set local app.${name} = ${pg.escapeLiteral(value)};`;
    return begin + set('kind', actor.kind) + set('person', person) + set('now', this.clock.now().toISOString());
  }

  private connect(): Promise<Client> {
    this.runner ??= this.dataSource.createQueryRunner();
    this.connecting ??= this.runner.connect() as Promise<Client>;
    return this.connecting;
  }

  /** PostgreSQL answers "rollback" to the commit of a transaction in which a statement failed, and calls it no error. */
  private async commit(): Promise<void> {
    if (!this.begun) return;
    const { command } = await (await this.connect()).query('commit');
    if (command !== 'COMMIT') throw new Error('Nothing was kept: a statement of the transaction had failed, and its error was swallowed');
  }

  /** What made the work fail is told; that a broken connection cannot even roll back is not news (the pool drops it). */
  private async rollback(): Promise<void> {
    if (!this.begun) return;
    await (await this.connect()).query('rollback').catch(() => undefined);
  }
}
