import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Actor, type PersonActor } from '../actor/index.js';
import { Refusal } from './problem.js';

/** The actor of the request, whoever it is. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<{ actor: Actor }>().actor,
);

/** The signed-in person of the request; refuses anybody else. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): PersonActor => {
  const { actor } = context.switchToHttp().getRequest<{ actor: Actor }>();
  if (actor.kind !== 'person') throw new Refusal('not-signed-in');
  return actor;
});
