import { mkdtemp, rm } from 'node:fs/promises';
import { type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type INestApplication, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, NestFactory } from '@nestjs/core';
import { type NextFunction, type Request, type Response } from 'express';
import { ANONYMOUS, type Actor, type Role } from '../src/actor/index.js';
import { AccessGuard } from '../src/access/index.js';
import { ConfigModule, type Config } from '../src/config/index.js';
import { DatabaseModule, Db } from '../src/database/index.js';
import { ProblemFilter, TransactionInterceptor, validationPipe } from '../src/http/index.js';
import { PortsModule } from '../src/ports/index.js';
import { PlatformServicesModule } from '../src/services.module.js';

export interface PlatformApp {
  app: INestApplication<Server>;
  db: Db;
  dataFolder: string;
  /** Base address; the app listens on a free port. */
  url: string;
  close(): Promise<void>;
}

/** A person who acts, as a session would make it. */
export const person = (personId: string, roles: readonly Role[] = []): Actor => ({ kind: 'person', personId, sessionId: personId, locale: 'en', roles });

/**
 * The platform alone as an application, with the handlers of a spec. Who acts is said by the headers `x-person` and `x-roles`
 * instead of a session.
 */
export async function startPlatform(config: Config, worker: boolean, providers: Type[] = []): Promise<PlatformApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'peerpolis-platform-'));
  @Module({
    imports: [
      ConfigModule.with({ ...config, dataFolder }),
      PortsModule.with(),
      DatabaseModule.with([]),
      PlatformServicesModule.with({ worker }),
      DiscoveryModule,
    ],
    providers: [
      ...providers,
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
    ],
  })
  class SpecModule {}

  const app = await NestFactory.create<INestApplication<Server>>(SpecModule, { logger: process.env.SPEC_LOG ? undefined : false, abortOnError: false });
  app.useGlobalPipes(validationPipe());
  app.use((request: Request & { actor?: Actor }, _response: Response, next: NextFunction) => {
    const id = request.get('x-person');
    request.actor = id ? person(id, (request.get('x-roles') ?? '').split(',').filter(Boolean) as Role[]) : ANONYMOUS;
    next();
  });
  try {
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    app,
    db: app.get(Db),
    dataFolder,
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
