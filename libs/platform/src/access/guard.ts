import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor } from '../actor/index.js';
import { Refusal } from '../http/problem.js';
import { ROUTE, type RouteDeclaration } from './route.js';
import { holders } from './table.js';

/**
 * The first, coarse fence: may this actor hold the route's permission anywhere at all? Which rows exist for it is decided by the
 * database. Relations to single objects (a reviewer of a dossier) count as signed in here.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const route = this.reflector.get<RouteDeclaration | undefined>(ROUTE, context.getHandler());
    if (!route) throw new Error('A route without a declared permission was reached'); // the start-up check makes this impossible
    const actor = context.switchToHttp().getRequest<{ actor: Actor }>().actor;
    const relations = holders(route.permission);
    if (relations.includes('anyone')) return true;
    if (actor.kind === 'anonymous') throw new Refusal('not-signed-in');
    if (actor.kind === 'system') return true;
    const fromMandate = relations.some((relation) => (actor.roles as readonly string[]).includes(relation));
    const fromObject = relations.some((relation) => ['signed-in', 'reviewer', 'invited-reviewer', 'network-member'].includes(relation));
    if (!fromMandate && !fromObject) throw new Refusal('not-found');
    return true;
  }
}
