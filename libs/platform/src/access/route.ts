import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { type ZodType } from 'zod';
import { type Permission } from './table.js';

/** Metadata key of a route's declaration; the guard and the start-up check read it. */
export const ROUTE = 'peerpolis:route';

export interface RouteDeclaration {
  permission: Permission;
  /** One line for OpenAPI. */
  summary: string;
  /** Shape of the answer, for OpenAPI and the web's types. Absent for files, streams and empty answers. */
  response?: ZodType;
  /** Status of success; 200 when absent. */
  status?: number;
  /**
   * false: the handler opens its own short transactions (streams, uploads, server-sent events). Otherwise the whole handler
   * runs in one transaction of the actor.
   */
  transaction?: boolean;
}

/** Declares what a route needs. A route without it does not start. */
export function Route(declaration: RouteDeclaration): MethodDecorator {
  const status = declaration.status ?? 200;
  const response = declaration.response ? { standardSchema: declaration.response } : {};
  return applyDecorators(
    SetMetadata(ROUTE, declaration),
    ApiOperation({ summary: declaration.summary, description: `Permission: \`${declaration.permission}\`` }),
    ApiResponse({ status, description: declaration.summary, ...response }),
  );
}
