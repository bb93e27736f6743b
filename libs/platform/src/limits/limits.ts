import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../config/index.js';
import { openPool } from '../queue/pool.js';
import { Refusal } from '../http/problem.js';

export interface Limit {
  /** What is counted: "sign-in by address". */
  name: string;
  /** Attempts within the window. */
  points: number;
  seconds: number;
}

/**
 * Counts attempts over all processes, outside any transaction: an attempt counts although what it tried was rolled back. Keys are
 * stored as hashes.
 */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(@Inject(CONFIG) config: Config) {
    this.pool = openPool(config, 'limits', 2);
  }

  /** Counts one attempt. @throws Refusal too-many-requests, with `retryAfter` in seconds */
  async consume(limit: Limit, key: string): Promise<void> {
    try {
      await this.limiter(limit).consume(hash(key));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('too-many-requests', { params: { retryAfter: Math.ceil(error.msBeforeNext / 1000) } });
    }
  }

  /** Forgets the attempts of a key: after a success. */
  async forgive(limit: Limit, key: string): Promise<void> {
    await this.limiter(limit).delete(hash(key));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private limiter(limit: Limit): RateLimiterPostgres {
    const known = this.limiters.get(limit.name);
    if (known) return known;
    const made = new RateLimiterPostgres({
      storeClient: this.pool,
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
    });
    this.limiters.set(limit.name, made);
    return made;
  }
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
