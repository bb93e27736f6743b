import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { defer, from, lastValueFrom, type Observable } from 'rxjs';
import { ROUTE, type RouteDeclaration } from '../access/route.js';
import { type Actor } from '../actor/index.js';
import { Db } from '../database/db.js';

/** Runs a handler in one transaction of the request's actor; the answer leaves after the commit. */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<RouteDeclaration | undefined>(ROUTE, context.getHandler());
    if (route?.transaction === false) return next.handle();
    const { actor } = context.switchToHttp().getRequest<{ actor: Actor }>();
    return defer(() => from(this.db.run(actor, () => lastValueFrom(next.handle(), { defaultValue: undefined }))));
  }
}
