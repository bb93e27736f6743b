import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createPlatformDatabase, NETWORK, SECRETARY, type PlatformDatabase } from '../../spec/platform-database.js';
import { person, startPlatform, type PlatformApp } from '../../spec/platform-app.js';
import { until } from '../../spec/until.js';
import { Refusal } from '../http/problem.js';
import { JobHandler, Jobs, type JobContext, type JobWork } from '../jobs/index.js';
import { EventStreams } from './event-stream.js';

const ANN = '0190a000-0000-7000-8000-000000000001';
const BOB = '0190a000-0000-7000-8000-000000000002';
const OPERATOR = '0190a000-0000-7000-8000-000000000003';

let behave: (context: JobContext) => Promise<object | void> = async () => {};

@JobHandler('spec.work')
class SpecWork implements JobWork {
  run(context: JobContext): Promise<object | void> {
    return behave(context);
  }
}

let database: PlatformDatabase;
let api: PlatformApp;
let worker: PlatformApp;
beforeAll(async () => {
  database = await createPlatformDatabase();
  api = await startPlatform(database.config, false, [SpecWork]);
  Object.assign(api.app.get(EventStreams).tuning, { heartbeatMs: 100, gatherMs: 20 });
  worker = await startPlatform(database.config, true, [SpecWork]);
});
afterAll(async () => {
  await worker?.close();
  await api?.close();
  await database?.drop();
});

const open: AbortController[] = [];
afterEach(() => {
  for (const controller of open.splice(0)) controller.abort();
});

interface Heard {
  type: string;
  id: string;
  status: string;
  progress: number;
  raw: string;
}

async function hear(who: string, lastEventId?: string): Promise<Heard[]> {
  const controller = new AbortController();
  open.push(controller);
  const heard: Heard[] = [];
  const headers = { 'x-person': who, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const response = await fetch(`${api.url}/events`, { headers, signal: controller.signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  void read(response.body as ReadableStream<Uint8Array>, heard).catch(() => {});
  return heard;
}

async function read(body: ReadableStream<Uint8Array>, heard: Heard[]): Promise<void> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      const data = field('data');
      const job = (data.startsWith('{') ? JSON.parse(data) : {}) as { id: string; status: string; progress: number };
      heard.push({ type: field('event'), id: job.id, status: job.status, progress: job.progress, raw: block });
    }
  }
}

const ask = (who: string, networkId: string | null = null) => api.db.run(person(who), () => api.app.get(Jobs).request({ kind: 'spec.work', networkId }));
const of = (heard: Heard[], id: string) => heard.filter((event) => event.id === id);

describe('the worker and the event stream', () => {
  it('run a job asked for in the API, and tell its progress to those who may see it and to nobody else', async () => {
    behave = async (context) => {
      await context.progress(10, 'spec.begin');
      await new Promise((resolve) => setTimeout(resolve, 120));
      await context.progress(60, 'spec.half');
      await new Promise((resolve) => setTimeout(resolve, 120));
    };
    const [ann, bob, secretary] = await Promise.all([hear(ANN), hear(BOB), hear(SECRETARY)]);
    const own = await ask(ANN);
    const networks = await ask(ANN, NETWORK);
    await until(() => [own.id, networks.id].every((id) => of(ann, id).at(-1)?.status === 'done'));
    await until(() => of(secretary, networks.id).at(-1)?.status === 'done');
    expect(of(ann, own.id).map((event) => event.progress)).toEqual(expect.arrayContaining([10, 60, 100]));
    await until(() => bob.some((event) => event.type === 'heartbeat'));
    expect(bob.filter((event) => event.type === 'job')).toEqual([]);
    expect(of(secretary, own.id)).toEqual([]);
  });

  it('tells one who comes back what ended meanwhile, and tolerates any Last-Event-ID', async () => {
    behave = async () => {};
    const before = String(Date.now() - 1000);
    const { id } = await ask(ANN);
    await until(async () => (await request(api.url).get(`/jobs/${id}`).set('x-person', ANN)).body.status === 'done');
    const back = await hear(ANN, before);
    await until(() => of(back, id).length > 0);
    const strange = await hear(ANN, 'x'.repeat(50));
    await until(() => strange.some((event) => event.type === 'heartbeat'));
    expect(of(strange, id)).toEqual([]);
  });

  it('refuses a stream to nobody, and a ninth to one person', async () => {
    expect((await fetch(`${api.url}/events`)).status).toBe(401);
    for (let i = 0; i < 8; i++) await hear(BOB);
    const ninth = await fetch(`${api.url}/events`, { headers: { 'x-person': BOB } });
    expect([ninth.status, ((await ninth.json()) as { code: string }).code]).toEqual([429, 'too-many-requests']);
  });

  it('goes on hearing after the database dropped the connection', async () => {
    const ann = await hear(ANN);
    expect(await database.disconnect('peerpolis listener')).toBeGreaterThanOrEqual(2);
    behave = async () => {};
    const { id } = await ask(ANN);
    await until(() => of(ann, id).at(-1)?.status === 'done');
  });
});

describe('dead letters', () => {
  const letters = (roles: string) => request(api.url).get('/queue/dead-letters').set('x-person', OPERATOR).set('x-roles', roles);

  it('are listed for the operator only, and run again when put back', async () => {
    behave = async () => {
      throw new Refusal('method-cannot', { detail: 'Jane Doe' });
    };
    const { id } = await ask(ANN);
    await until(async () => (await letters('operator')).body.length === 1);
    const [letter] = (await letters('operator')).body;
    expect(letter).toMatchObject({ kind: 'job', data: { jobId: id }, error: 'method-cannot' });
    expect((await letters('secretariat')).status).toBe(404);
    expect((await request(api.url).get(`/jobs/${id}`).set('x-person', ANN)).body).toMatchObject({ status: 'failed', errorCode: 'method-cannot' });

    behave = async () => ({ done: true });
    const again = await request(api.url).post(`/queue/dead-letters/${letter.id}/redrive`).set('x-person', OPERATOR).set('x-roles', 'operator');
    expect(again.status).toBe(204);
    await until(async () => (await request(api.url).get(`/jobs/${id}`).set('x-person', ANN)).body.status === 'done');
    await until(async () => (await letters('operator')).body.length === 0);
    expect((await request(api.url).post(`/queue/dead-letters/${letter.id}/redrive`).set('x-person', OPERATOR).set('x-roles', 'operator')).status).toBe(404);
    expect(await database.owner(`select action, details from audit_entry where action = 'queue.redriven'`)).toEqual([
      { action: 'queue.redriven', details: { kind: 'job' } },
    ]);
  });
});
