import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SYSTEM, type Actor } from '../actor/index.js';
import { Clock } from '../ports/index.js';
import { Transaction } from './transaction.js';

interface Scope {
  transaction: Transaction;
  actor: Actor;
  afterCommit: (() => void | Promise<void>)[];
}

/**
 * The only way to the database: a transaction in which the actor is set. Row-level security then decides which rows exist,
 * so a query that forgets a condition returns too little, never too much.
 */
@Injectable()
export class Db {
  private readonly scopes = new AsyncLocalStorage<Scope>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in a transaction of `actor`. A call inside the transaction of the same actor joins it; another actor is an error. */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    const open = this.scopes.getStore();
    if (open) {
      if (open.actor !== actor) throw new Error('Db.run inside the transaction of another actor; use Db.elevate for a step beyond its rights');
      return work();
    }
    const scope: Scope = { transaction: new Transaction(this.dataSource, this.clock), actor, afterCommit: [] };
    const result = await scope.transaction.around(() => this.scopes.run(scope, work));
    for (const hook of scope.afterCommit) await hook();
    return result;
  }

  /**
   * One step beyond the actor's own rights, inside the actor's transaction: what a rule of the house demands (the last review
   * submitted opens the moderation), never a way to read for the actor. What `work` returns must be fit for the actor.
   */
  async elevate<T>(work: () => Promise<T>): Promise<T> {
    const open = this.scope;
    if (open.actor.kind === 'system') return work();
    // in the caller's language: what is refused here is read by the caller
    return this.scopes.run({ ...open, actor: { ...SYSTEM, locale: open.actor.locale } }, work);
  }

  get actor(): Actor {
    return this.scope.actor;
  }

  get isOpen(): boolean {
    return this.scopes.getStore() !== undefined;
  }

  /**
   * Rows of one SQL statement. Parameters are $1, $2, …; never build SQL from input.
   * @throws QueryFailedError with the driver's error
   */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const { transaction, actor } = this.scope;
    return transaction.query<Row>(actor, { text: sql, values: parameters });
  }

  /**
   * As `query`, for what is asked all day: the connection keeps the statement's plan. Policies make some plans far dearer than their
   * execution. The text must be a constant, and its rows found by key: each text is kept once per connection until it closes.
   */
  async often<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const { transaction, actor } = this.scope;
    const name = nameOf(sql);
    return transaction.query<Row>(actor, { ...(name ? { name } : {}), text: sql, values: parameters });
  }

  /** First row, or undefined. */
  async one<Row>(sql: string, parameters: unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
  }

  /** First row of `often`, or undefined. */
  async oneOften<Row>(sql: string, parameters: unknown[] = []): Promise<Row | undefined> {
    return (await this.often<Row>(sql, parameters))[0];
  }

  /** Runs once the transaction is committed; dropped when it is rolled back. For wake-up calls, not for work that must happen. */
  afterCommit(hook: () => void | Promise<void>): void {
    this.scope.afterCommit.push(hook);
  }

  private get scope(): Scope {
    const scope = this.scopes.getStore();
    if (!scope) throw new Error('No transaction: wrap the call in Db.run(actor, …)');
    return scope;
  }
}

/** A kept plan takes some hundred kilobytes in each connection. */
const MOST_KEPT = 200;
const names = new Map<string, string>();

/** Name of a kept statement: the same for the same text; none once there are too many. */
function nameOf(sql: string): string | undefined {
  let name = names.get(sql);
  if (name === undefined && names.size < MOST_KEPT) names.set(sql, (name = `often_${names.size}`));
  return name;
}
