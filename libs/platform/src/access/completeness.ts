import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE, type RouteDeclaration } from './route.js';
import { PERMISSIONS } from './table.js';

export interface RouteEntry extends RouteDeclaration {
  method: string;
  /** Express path below /api/v1, with `:name` parameters. */
  path: string;
  handler: string;
}

const METHOD = 'method';
const PATH = 'path';

/** Lists every route and refuses to start when one declares no permission, or one that the access table does not know. */
@Injectable()
export class RouteCatalogue implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const faults = this.scan().flatMap(({ handler, declaration }) => {
      if (!declaration) return [`${handler} declares no permission (@Route)`];
      return PERMISSIONS.has(declaration.permission) ? [] : [`${handler} declares "${declaration.permission}", which is not in the access table`];
    });
    if (faults.length > 0) throw new Error(`Refusing to start:\n${faults.join('\n')}`);
  }

  routes(): RouteEntry[] {
    return this.scan().flatMap(({ declaration, method, path, handler }) => (declaration ? [{ ...declaration, method, path, handler }] : []));
  }

  private scan() {
    return this.discovery.getControllers().flatMap((wrapper) => {
      const { metatype } = wrapper;
      if (!metatype) return [];
      const prototype = metatype.prototype as object;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = (prototype as Record<string, unknown>)[name] as () => unknown;
        const method = this.reflector.get<number | undefined>(METHOD, handler);
        if (method === undefined) return [];
        const paths = [this.reflector.get<string | string[]>(PATH, handler)].flat();
        const bases = [this.reflector.get<string | string[] | undefined>(PATH, metatype) ?? ''].flat();
        const declaration = this.reflector.get<RouteDeclaration | undefined>(ROUTE, handler);
        return bases.flatMap((base) =>
          paths.map((path) => ({
            handler: `${metatype.name}.${name}`,
            method: RequestMethod[method] ?? String(method),
            path: `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
            declaration,
          })),
        );
      });
    });
  }
}
