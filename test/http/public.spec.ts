import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedReferenceData } from '@peerpolis/house';
import { drainJobs } from '@peerpolis/platform';
import { parse } from 'csv-parse/sync';
import { startTestApp, type Agent, type TestApp } from '../support/app.js';
import { makeScene, planOf, type Scene } from '../support/cycle.js';
import { tellCycle, type Told } from '../support/reporting.js';

let world: TestApp;
let scene: Scene;
let published: Told;
let running: Told;
let draft: string;
beforeAll(async () => {
  world = await startTestApp();
  await seedReferenceData(world.app);
  scene = await makeScene(world, 2, 'Lakes');
  published = await tellCycle(world, scene, { state: 'published', title: 'Published round' });
  running = await tellCycle(world, scene, { state: 'in-reply', title: 'Running round' });
  const plan = planOf(scene);
  draft = plan.slug;
  await scene.secretary.post('/api/v1/cycles').send(plan).expect(201);
}, 120_000);
afterAll(() => world.close());

const get = (path: string, who: Agent = world.agent()) => who.get(`/api/v1/public/${path}`);
const networkSlug = async (): Promise<string> => (await world.sql<{ slug: string }>(`select slug from network where id = $1`, [scene.networkId]))[0]?.slug as string;

describe('public pages', () => {
  it('list networks and begun cycles, and answer ranges', async () => {
    const networks = await get('networks').query({ range: '[0,4]' }).expect(200);
    expect(networks.body).toHaveLength(5);
    expect(networks.headers['content-range']).toMatch(/^networks 0-4\/\d+$/);
    const cycles = await get('cycles').expect(200);
    expect(cycles.body.map(({ title }: { title: string }) => title).sort()).toEqual(['City Prosperity Index 2012/2013', 'Published round', 'Running round']);
    expect(cycles.body.find(({ slug }: { slug: string }) => slug === running.slug)).toMatchObject({ published: 0, publishedAt: null });
  });

  it('show a network with members and begun cycles; a draft does not exist for anybody', async () => {
    const slug = await networkSlug();
    const { body } = await get(`networks/${slug}`).expect(200);
    expect(body.members.map(({ name }: { name: string }) => name)).toEqual(['Lakes town 1', 'Lakes town 2']);
    expect(body.cycles.map((cycle: { slug: string }) => cycle.slug).sort()).toEqual([published.slug, running.slug].sort());
    for (const who of [world.agent(), scene.secretary]) {
      expect((await get(`cycles/${draft}`, who).expect(404)).body.code).toBe('not-found');
      await get(`cycles/${draft}/results`, who).expect(404);
    }
    await get('networks/nowhere').expect(404);
  });

  it('show of a running cycle its stages, and no dossier, to whoever asks', async () => {
    for (const who of [world.agent(), scene.secretary, scene.towns[0]?.coordinator as Agent]) {
      const { body } = await get(`cycles/${running.slug}`, who).expect(200);
      expect(body.members).toEqual([]);
      expect((await get(`cycles/${running.slug}/results`, who).expect(200)).body.rows).toEqual([]);
    }
  });

  it('show published results with values of sections and commitments, in the order of the alphabet', async () => {
    const answer = await get(`cycles/${published.slug}/results`).expect(200);
    expect(answer.headers['content-range']).toBe('results 0-1/2');
    expect(answer.body.rows.map(({ name, slug }: { name: string; slug: string }) => [name, slug])).toEqual(scene.towns.map(({ name, memberId }) => [name, memberId]));
    const values = answer.body.rows[0].values as { code: string; layer: string; value: number; coverage: number }[];
    expect(values.find(({ code, layer }) => code === 'AA' && layer === 'self')).toEqual({ code: 'AA', kind: 'commitment', layer: 'self', value: 20, coverage: 1, why: null });
    expect(new Set(values.map(({ code }) => code))).toEqual(new Set(['A', 'AA']));
    expect((await get(`cycles/${published.slug}/results`).query({ range: '[1,1]' }).expect(200)).body.rows).toHaveLength(1);
    expect((await get(`cycles/${published.slug}`).expect(200)).body.members).toEqual(
      scene.towns.map(({ name, memberId }, at) => ({ slug: memberId, name, country: 'BE', dossierId: published.dossierIds[at], published: true })),
    );
  });

  it('show a member with its published results and their reports', async () => {
    await scene.secretary.post(`/api/v1/dossiers/${published.dossierIds[0]}/reports`).send({ formats: ['csv'] }).expect(202);
    await scene.secretary.post(`/api/v1/dossiers/${running.dossierIds[0]}/reports`).send({ formats: ['csv'] }).expect(202);
    await drainJobs(world.app, { tolerate: true });
    const { body } = await get(`members/${scene.towns[0]?.memberId}`).expect(200);
    expect(body.results).toHaveLength(1);
    expect(body.results[0]).toMatchObject({ dossierId: published.dossierIds[0], cycle: { slug: published.slug }, reports: [{ format: 'csv', state: 'ready', jobId: null }] });
    await get('members/nobody').expect(404);
  });
});

describe('the City Prosperity Index on public pages', () => {
  it('is read by anybody, and its reports show the published figure beside ours with what became of the check', async () => {
    const [cycle] = await world.sql<{ id: string; network_id: string; slug: string }>(`select id, network_id, slug from cycle where historical`);
    const secretary = await world.as({ role: 'secretariat', networkId: cycle?.network_id as string });
    const { body } = await get(`cycles/${cycle?.slug}/results`).expect(200);
    for (const [name, ours, check, reason] of [
      ['Vienna', 0.925, 'verified', ''],
      ['Oslo', null, 'unverified', 'withheld: too little is present'],
    ] as const) {
      const { dossierId } = body.rows.find((row: { name: string }) => row.name === name);
      await secretary.post(`/api/v1/dossiers/${dossierId}/reports`).send({ formats: ['csv'] }).expect(202);
      await drainJobs(world.app, { tolerate: true });
      const reports = await world.agent().get('/api/v1/reports').query({ filter: JSON.stringify({ dossierId }) }).expect(200);
      const { text } = await world.agent().get(`/api/v1/reports/${reports.body[0].id}/file`).expect(200);
      const row = Object.fromEntries(
        (parse(text, { bom: true }) as string[][]).filter(([, table, , label]) => table === 'Published figures beside ours' && label === 'CPI, five dimensions').map((line) => [line[4], line[5]]),
      );
      expect([row.Check, row.Reason]).toEqual([check, reason]);
      if (ours === null) expect(row.Ours).toBe('withheld: too little is present');
      else expect([Number(row.Ours).toFixed(3), Number(row.Published)]).toEqual([String(ours), ours]);
    }
  });
});
