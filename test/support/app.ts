import 'reflect-metadata';
import { type AddressInfo } from 'node:net';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { AppModule } from '../../apps/api/src/app.module.js';
import { configureHttp } from '../../apps/api/src/http.js';
import { hashPassword } from '@peerpolis/people';
import { Db, Ids, Clock, readConfig, SYSTEM, type Config, type Role } from '@peerpolis/platform';
import { createTestDatabase } from './database.js';

export type Agent = ReturnType<typeof supertest.agent>;

/** The whole application in this process, on a database and folder of its own, with a private HTTP port. */
export interface TestApp {
  app: NestExpressApplication;
  config: Config;
  db: Db;
  /** Loopback address of the server. */
  url: string;
  /** A client that is nobody yet; keeps cookies. */
  agent(): Agent;
  /** A client signed in as a new person with these mandates. */
  as(...mandates: TestMandate[]): Promise<Agent & { personId: string; email: string }>;
  /** Runs SQL as the system, for arranging and for looking. */
  sql<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface TestMandate {
  role: Role;
  networkId?: string;
  memberId?: string;
}

export interface TestAppOptions {
  /** With the reference data and the sandbox of `npm start`. */
  filled?: boolean;
  env?: Record<string, string>;
  /** Replace ports (clock, ids, randomness), never our own services. */
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  /** Folder of the built web application, to be served beside the API. */
  web?: string;
}

export const TEST_PASSWORD = 'correct horse battery';
let passwordHash: Promise<string> | undefined;

export async function startTestApp({ filled = false, env = {}, override, web }: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase({ filled });
  // In the folder of the run: beside it, the next run would take it for one left behind.
  const folder = await mkdtemp(join(process.env.PEERPOLIS_TEST_RUN ?? tmpdir(), 'app-'));
  const config = readConfig({
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    PEERPOLIS_DATA: folder,
    DATABASE_POOL: '6',
    LOG_LEVEL: 'silent',
    ...env,
  });
  const builder = Test.createTestingModule({ imports: [AppModule.with(config)] });
  const module = await (override ? override(builder) : builder).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  configureHttp(app, config, web);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const db = app.get(Db);
  const ids = app.get(Ids);
  const clock = app.get(Clock);
  let people = 0;

  const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> => db.run(SYSTEM, () => db.query<Row>(text, parameters));

  return {
    app,
    config,
    db,
    url,
    sql,
    agent: () => supertest.agent(url),
    async as(...mandates) {
      passwordHash ??= hashPassword(TEST_PASSWORD);
      const personId = ids.next();
      const email = `person${++people}@example.org`;
      await sql(`insert into person (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)`, [personId, email, `Person ${people}`, await passwordHash, clock.now()]);
      for (const { role, networkId, memberId } of mandates) {
        await sql(`insert into mandate (id, person_id, role, network_id, member_id, valid_from) values ($1, $2, $3, $4, $5, $6::timestamptz - interval '1 day')`, [
          ids.next(),
          personId,
          role,
          networkId ?? null,
          memberId ?? null,
          clock.now(),
        ]);
      }
      const agent = supertest.agent(url);
      await agent.post('/api/v1/session').send({ email, password: TEST_PASSWORD }).expect(204);
      return Object.assign(agent, { personId, email });
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
