import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type Actor } from '../actor/index.js';
import { Db } from '../database/db.js';
import { Clock } from '../ports/index.js';
import { Refusal } from './problem.js';

interface Kept {
  request_hash: string;
  status: number;
  body: unknown;
  location: string | null;
}

/**
 * `Idempotency-Key` on a POST: the same key of the same person gives the first answer again and does nothing twice. The key is
 * written in the transaction that acts, so two requests at once meet in the database, not in memory. Must run inside the
 * transaction interceptor.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { actor: Actor }>();
    const key = request.get('idempotency-key');
    if (request.method !== 'POST' || key === undefined || request.actor.kind !== 'person' || !this.db.isOpen) return next.handle();
    if (key.length > 200) throw new Refusal('invalid-input', { errors: { 'Idempotency-Key': 'At most 200 characters' } });
    return from(this.once(key, request.actor.personId, request, http.getResponse<Response>(), next));
  }

  private async once(key: string, personId: string, request: Request, response: Response, next: CallHandler): Promise<unknown> {
    const hash = createHash('sha256').update(`${request.originalUrl}\n${JSON.stringify(request.body ?? null)}`).digest('hex');
    const claimed = await this.db.query(
      `insert into idempotency_key (person_id, key, request_hash, created_at) values ($1, $2, $3, $4) on conflict do nothing returning key`,
      [personId, key, hash, this.clock.now()],
    );
    if (claimed.length === 0) {
      const kept = await this.db.one<Kept>(`select request_hash, status, body, location from idempotency_key where person_id = $1 and key = $2`, [personId, key]);
      if (!kept || kept.request_hash !== hash) throw new Refusal('idempotency-mismatch');
      response.status(kept.status);
      if (kept.location) response.setHeader('Location', kept.location);
      return kept.body;
    }
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    await this.db.query(`update idempotency_key set status = $3, body = $4, location = $5 where person_id = $1 and key = $2`, [
      personId,
      key,
      response.statusCode,
      JSON.stringify(body ?? null),
      response.getHeader('location') ?? null,
    ]);
    return body;
  }
}
