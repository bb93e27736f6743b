import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { SYSTEM, type Actor } from '../actor/index.js';
import { Clock } from '../ports/index.js';

interface Scope {
  manager: EntityManager;
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
    const afterCommit: Scope['afterCommit'] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      await setActor(manager, actor, this.clock.now());
      return this.scopes.run({ manager, actor, afterCommit }, work);
    });
    for (const hook of afterCommit) await hook();
    return result;
  }

  /**
   * One step beyond the actor's own rights, inside the actor's transaction: what a rule of the house demands (the last review
   * submitted opens the moderation), never a way to read for the actor. What `work` returns must be fit for the actor.
   */
  async elevate<T>(work: () => Promise<T>): Promise<T> {
    const open = this.scope;
    if (open.actor.kind === 'system') return work();
    const now = this.clock.now();
    await setActor(open.manager, SYSTEM, now);
    // in the caller's language: what is refused here is read by the caller
    const system = { ...SYSTEM, locale: open.actor.locale };
    const result = await this.scopes.run({ ...open, actor: system }, work);
    // After an error the transaction is lost anyway, so only success needs the actor back.
    await setActor(open.manager, open.actor, now);
    return result;
  }

  get manager(): EntityManager {
    return this.scope.manager;
  }

  get actor(): Actor {
    return this.scope.actor;
  }

  get isOpen(): boolean {
    return this.scopes.getStore() !== undefined;
  }

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  /** Rows of one SQL statement. Parameters are $1, $2, …; never build SQL from input. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, parameters);
    // TypeORM answers UPDATE and DELETE with [rows, count].
    if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') return result[0] as Row[];
    return result as Row[];
  }

  /** First row, or undefined. */
  async one<Row>(sql: string, parameters: unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
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

async function setActor(manager: EntityManager, actor: Actor, now: Date): Promise<void> {
  await manager.query(`select set_config('app.kind', $1, true), set_config('app.person', $2, true), set_config('app.now', $3, true)`, [
    actor.kind,
    actor.kind === 'person' ? actor.personId : '',
    now.toISOString(),
  ]);
}
