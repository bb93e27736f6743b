import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { migrateHouse, POLICIES } from '@peerpolis/house';
import { ACCESS_RULES, Route, RouteCatalogue, type Permission } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../support/app.js';

let world: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  world = await startTestApp();
  owner = new pg.Client({ connectionString: world.config.database.ownerUrl });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await world.close();
});

describe('the tables', () => {
  it('all have row-level security and policies', async () => {
    const tables = await world.sql<{ name: string; secured: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`,
    );
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter(({ secured, policies }) => !secured || policies === 0)).toEqual([]);
  });

  it('are seen through no view and no function that runs as their owner, but for those of the access schema', async () => {
    const around = await world.sql(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
       union all select proname from pg_proc where prosecdef and pronamespace not in ('access'::regnamespace)
         and pronamespace in (select oid from pg_namespace where nspname in ('public', 'bullmq'))`,
    );
    expect(around).toEqual([]);
    const loose = await world.sql(`select proname from pg_proc where pronamespace = 'access'::regnamespace and prosecdef and not coalesce(proconfig::text like '%search_path=public, pg_temp%', false)`);
    expect(loose).toEqual([]);
  });

  it('join a person to a review or a dossier in three places only', async () => {
    const both = await owner.query<{ name: string }>(
      `select distinct p.table_name as name from information_schema.columns p
       where p.table_schema = 'public' and (p.column_name in ('person_id', 'requested_by', 'granted_by', 'signed_by'))
         and exists (select 1 from information_schema.columns o where o.table_schema = 'public' and o.table_name = p.table_name
           and o.column_name in ('review_id', 'dossier_id', 'object_id')) order by 1`,
    );
    // job: who asked for the work; answer_history: who of the city wrote; snapshot: who signed
    expect(both.rows.map(({ name }) => name)).toEqual(['answer_history', 'assignment_pair', 'job', 'review_identity', 'snapshot']);
  });

  it('are not created without a policy', async () => {
    await expect(migrateHouse(world.config, POLICIES.filter(({ table }) => table !== 'finding'))).rejects.toThrow('No access policy for table finding');
    await expect(migrateHouse(world.config, [...POLICIES, { name: 'x', table: 'nothing', command: 'select', condition: 'true' }])).rejects.toThrow('does not exist: nothing');
  });
});

describe('the role of the application', () => {
  it('owns nothing, bypasses nothing and cannot become the owner', async () => {
    const [role] = await world.sql(
      `select r.rolsuper, r.rolbypassrls, r.rolcreaterole, (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
         pg_has_role(current_user, (select relowner from pg_class where oid = 'public.review'::regclass), 'member') as "actsAsOwner"
       from pg_roles r where r.rolname = current_user`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0, actsAsOwner: false });
  });

  it('can neither read nor write the access table, and make no objects', async () => {
    await expect(world.sql('select 1 from access.rule')).rejects.toThrow('permission denied');
    await expect(world.sql('delete from access.rule')).rejects.toThrow('permission denied');
    await expect(world.sql('select 1 from migration')).rejects.toThrow('permission denied');
    await expect(world.sql('create table public.mine ()')).rejects.toThrow('permission denied');
    await expect(world.sql('alter table review disable row level security')).rejects.toThrow('must be owner');
  });

  it('finds in the database the access table of the code', async () => {
    const { rows } = await owner.query<{ permission: string; relation: string }>('select permission, relation from access.rule');
    const named = (list: readonly { permission: string; relation: string }[]) => list.map(({ permission, relation }) => `${permission} ${relation}`).sort();
    expect(named(rows)).toEqual(named(ACCESS_RULES));
  });
});

describe('a route', () => {
  it('without a declared permission stops the start', async () => {
    @Controller('bare')
    class Bare {
      @Get()
      all(): string {
        return 'everything';
      }
    }
    await expect(start(Bare)).rejects.toThrow('Bare.all declares no permission (@Route)');
  });

  it('with a permission that the table does not know stops the start', async () => {
    @Controller('odd')
    class Odd {
      @Get()
      @Route({ permission: 'everything.read' as Permission, summary: 'Everything' })
      all(): string {
        return 'everything';
      }
    }
    await expect(start(Odd)).rejects.toThrow('Odd.all declares "everything.read", which is not in the access table');
  });

  it('with a known permission does not', async () => {
    @Controller('good')
    class Good {
      @Get()
      @Route({ permission: 'public.read', summary: 'Something' })
      all(): string {
        return 'something';
      }
    }
    await expect(start(Good)).resolves.toEqual(['/good']);
  });
});

/** A house of one controller. @returns its routes */
async function start(controller: Type): Promise<string[]> {
  @Module({ imports: [DiscoveryModule], controllers: [controller], providers: [RouteCatalogue] })
  class Tiny {}
  const built = await Test.createTestingModule({ imports: [Tiny] }).compile();
  const app = built.createNestApplication({ logger: false });
  try {
    await app.init();
    return app.get(RouteCatalogue).routes().map(({ path }) => path);
  } finally {
    await app.close();
  }
}
