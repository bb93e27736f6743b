import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { Refusal } from './problem.js';

/** Version of a row as an entity tag: "7". A row that does not exist yet has version 0. */
export const entityTag = (version: number): string => `"${version}"`;

/** The version in If-Match. Required: a write that does not say what it saw could overwrite a colleague. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().get('if-match');
  if (header === undefined) throw new Refusal('precondition-required', { detail: 'Send If-Match with the ETag you read; "0" for a new one' });
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw new Refusal('precondition-required', { detail: 'If-Match must be an ETag such as "3"' });
  return Number(match[1]);
});
