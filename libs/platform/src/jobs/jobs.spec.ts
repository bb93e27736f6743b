import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createPlatformDatabase, NETWORK, SECRETARY, type PlatformDatabase } from '../../spec/platform-database.js';
import { person, startPlatform, type PlatformApp } from '../../spec/platform-app.js';
import { SYSTEM } from '../actor/index.js';
import { Refusal } from '../http/problem.js';
import { drainJobs } from '../outbox/index.js';
import { JobHandler, type JobContext, type JobWork } from './job-handler.js';
import { Jobs } from './jobs.js';

const ANN = '0190a000-0000-7000-8000-000000000001';
const BOB = '0190a000-0000-7000-8000-000000000002';

let behave: (context: JobContext) => Promise<object | void> = async () => {};

@JobHandler('spec.work')
class SpecWork implements JobWork {
  run(context: JobContext): Promise<object | void> {
    return behave(context);
  }
}

@JobHandler('spec.work')
class SecondHandler implements JobWork {
  async run(): Promise<void> {}
}

let database: PlatformDatabase;
let platform: PlatformApp;
beforeAll(async () => {
  database = await createPlatformDatabase();
  platform = await startPlatform(database.config, false, [SpecWork]);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});
afterEach(() => {
  behave = async () => {};
});

const ask = (who = ANN, more: { key?: string; networkId?: string; data?: Record<string, unknown> } = {}) =>
  platform.db.run(person(who), () => platform.app.get(Jobs).request({ kind: 'spec.work', ...more }));
const get = (path: string, who?: string, roles = '') => {
  const call = request(platform.app.getHttpServer()).get(path);
  return who ? call.set('x-person', who).set('x-roles', roles) : call;
};
const cancel = (id: string, who: string) => request(platform.app.getHttpServer()).post(`/jobs/${id}/cancel`).set('x-person', who);

describe('a job', () => {
  it('runs after the commit that asked for it, and shows what it came to', async () => {
    behave = async (context) => {
      await context.progress(40, 'spec.half');
      return { scores: 12, asked: context.requestedBy === ANN, data: context.data };
    };
    const { id } = await ask(ANN, { data: { runId: 'r1' } });
    expect((await get(`/jobs/${id}`, ANN)).body).toMatchObject({ status: 'queued', progress: 0, ahead: 0, attempts: 0 });
    await drainJobs(platform.app);
    expect((await get(`/jobs/${id}`, ANN)).body).toMatchObject({
      status: 'done',
      progress: 100,
      step: 'spec.half',
      result: { scores: 12, asked: true, data: { runId: 'r1' } },
      ahead: null,
      attempts: 1,
      errorCode: null,
    });
  });

  it('does not exist when the transaction that asked is rolled back', async () => {
    const before = await database.owner(`select count(*) from outbox`);
    await expect(
      platform.db.run(person(ANN), async () => {
        await platform.app.get(Jobs).request({ kind: 'spec.work', key: 'lost' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await database.owner(`select count(*) from outbox`)).toEqual(before);
    expect(await database.owner(`select from job where key = 'lost'`)).toEqual([]);
  });

  it('is the same job for the same key, and a new one after a failure', async () => {
    let runs = 0;
    behave = async () => {
      if (++runs === 1) throw new Refusal('method-cannot');
    };
    const [first, second] = [await ask(ANN, { key: 'content' }), await ask(ANN, { key: 'content' })];
    expect(second).toEqual(first);
    expect(await ask(BOB, { key: 'content' })).not.toEqual(first);
    await drainJobs(platform.app, { tolerate: true });
    const third = await ask(ANN, { key: 'content' });
    expect(third).not.toEqual(first);
    await drainJobs(platform.app);
    expect(await ask(ANN, { key: 'content' })).toEqual(third);
  });

  it('asked for twice at once is one', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => ask(ANN, { key: 'race' })));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    await drainJobs(platform.app);
  });

  it('says by code why it failed, never by the words of the error', async () => {
    behave = async () => {
      throw new Error('the review of Jane Doe');
    };
    const { id } = await ask();
    const { failures } = await drainJobs(platform.app, { tolerate: true });
    expect(failures).toMatchObject([{ kind: 'job', code: 'internal' }]);
    const { body } = await get(`/jobs/${id}`, ANN);
    expect(body).toMatchObject({ status: 'failed', errorCode: 'internal', result: null });
    expect(body.problemId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(await database.owner(`select * from job where id = $1`, [id]))).not.toContain('Jane');
  });

  it('does not report progress from within a transaction', async () => {
    behave = (context) => platform.db.run(SYSTEM, () => context.progress(1));
    await ask();
    await expect(drainJobs(platform.app)).rejects.toThrow('inside a transaction');
  });

  it('of an unknown kind is a defect of the caller', async () => {
    await expect(platform.db.run(person(ANN), () => platform.app.get(Jobs).request({ kind: 'spec.wrong' }))).rejects.toThrow('No handler');
  });

  it('has one handler', async () => {
    await expect(startPlatform(database.config, false, [SpecWork, SecondHandler])).rejects.toThrow('two handlers');
  });
});

describe('cancelling', () => {
  it('ends a waiting job at once, and it never runs', async () => {
    let ran = false;
    behave = async () => void (ran = true);
    const { id } = await ask();
    const answer = await cancel(id, ANN);
    expect([answer.status, answer.body.status]).toEqual([200, 'cancelled']);
    await drainJobs(platform.app);
    expect(ran).toBe(false);
    expect((await cancel(id, ANN)).status).toBe(409);
  });

  it('ends a running job at its next step', async () => {
    const { id } = await ask();
    behave = async (context) => {
      expect((await cancel(id, ANN)).body).toMatchObject({ status: 'active', cancelRequested: true });
      await context.progress(50, 'spec.half');
      throw new Error('must not come here');
    };
    await drainJobs(platform.app);
    expect((await get(`/jobs/${id}`, ANN)).body).toMatchObject({ status: 'cancelled', errorCode: null });
  });
});

describe('who sees a job', () => {
  it('is its requester, and for a job of a network the builders of its reports', async () => {
    const own = await ask(ANN);
    const networks = await ask(ANN, { networkId: NETWORK });
    await drainJobs(platform.app);
    const statuses = async (id: string) => [
      (await get(`/jobs/${id}`, ANN)).status,
      (await get(`/jobs/${id}`, BOB)).status,
      (await get(`/jobs/${id}`, SECRETARY, 'secretariat')).status,
      (await get(`/jobs/${id}`)).status,
    ];
    expect(await statuses(own.id)).toEqual([200, 404, 404, 401]);
    expect(await statuses(networks.id)).toEqual([200, 404, 200, 401]);
    expect((await cancel(own.id, BOB)).status).toBe(404);
    const listed = await get('/jobs', SECRETARY, 'secretariat');
    expect(listed.body.map((job: { id: string }) => job.id)).toEqual([networks.id]);
    expect(listed.headers['content-range']).toBe('jobs 0-0/1');
  });

  it('looks the same for a hidden, an absent and a malformed id', async () => {
    const { id } = await ask(ANN);
    const texts = await Promise.all([id, '0190a000-0000-7000-8000-00000000dead', 'no-uuid'].map(async (one) => (await get(`/jobs/${one}`, BOB)).text));
    expect(new Set(texts).size).toBe(1);
  });

  it('cannot be widened by naming somebody else as requester', async () => {
    const forged = platform.db.run(person(BOB), () =>
      platform.db.query(`insert into job (id, kind, requested_by, created_at) values (gen_random_uuid(), 'spec.work', $1, '2026-01-01Z')`, [ANN]),
    );
    await expect(forged).rejects.toThrow('row-level security');
  });
});
