import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drainJobs, Ids } from '@peerpolis/platform';
import { startTestApp, type Agent, type TestApp } from '../support/app.js';
import { makeScene, type Scene } from '../support/cycle.js';
import { tellCycle, type Told } from '../support/reporting.js';

let world: TestApp;
let scene: Scene;
let open: Told;
let closed: Told;
beforeAll(async () => {
  world = await startTestApp();
  scene = await makeScene(world, 2, 'Lakes');
  open = await tellCycle(world, scene, { state: 'published', title: 'Spring round' });
  closed = await tellCycle(world, scene, { state: 'settled', title: 'Autumn round' });
});
afterAll(() => world.close());

const api = '/api/v1';
const build = (who: Agent, path: string, input: object = {}) => who.post(`${api}/${path}/reports`).send(input);
const built = async (path: string, input: object = {}): Promise<void> => {
  await build(scene.secretary, path, input).expect(202);
  await drainJobs(world.app);
};
interface Row {
  id: string;
  format: string;
  state: string;
  sha256: string;
  fileName: string;
  name: string;
  jobId: string | null;
}
const reports = async (who: Agent, filter: object): Promise<Row[]> => (await who.get(`${api}/reports`).query({ filter: JSON.stringify(filter), sort: '["format","ASC"]' }).expect(200)).body;

describe('asking for reports', () => {
  it('answers at once with the job, announces the files, and builds them in the background with progress', async () => {
    const [dossierId] = open.dossierIds;
    const asked = await build(scene.secretary, `dossiers/${dossierId}`).expect(202);
    expect(asked.headers.location).toBe(`${api}/jobs/${asked.body.jobId}`);
    expect((await reports(scene.secretary, { dossierId })).map(({ format, state, jobId }) => [format, state, jobId])).toEqual(['csv', 'html', 'pdf', 'xlsx'].map((format) => [format, 'building', asked.body.jobId]));
    const [row] = await reports(scene.secretary, { dossierId, format: 'csv' });
    expect((await scene.secretary.get(`${api}/reports/${row?.id}/file`).expect(409)).body.code).toBe('wrong-state');
    await drainJobs(world.app);
    const job = await scene.secretary.get(asked.headers.location as string).expect(200);
    expect(job.body).toMatchObject({ status: 'done', progress: 100, kind: 'report' });
    expect(job.body.result.reports).toHaveLength(4);
    for (const report of await reports(scene.secretary, { dossierId })) expect([report.format, report.state, report.sha256.length]).toEqual([report.format, 'ready', 64]);
  });

  it('says what to do where nothing is computed, and where nothing is unsealed', async () => {
    const bare = await tellCycle(world, scene, { state: 'settled', scored: false });
    for (const path of [`cycles/${bare.cycleId}`, `dossiers/${bare.dossierIds[0]}`]) {
      const refused = await build(scene.secretary, path).expect(409);
      expect(refused.body).toMatchObject({ code: 'wrong-state', detail: expect.stringContaining('compute them first') });
    }
    await world.sql(`update dossier set state = 'in-review' where id = $1`, [bare.dossierIds[0]]);
    expect((await build(scene.secretary, `dossiers/${bare.dossierIds[0]}`).expect(409)).body.detail).toContain('moderation');
    expect(await reports(scene.secretary, { cycleId: bare.cycleId })).toEqual([]);
  });

  it('refuses what is no format or language, and unknown fields', async () => {
    for (const input of [{ formats: [] }, { formats: ['docx'] }, { locale: 'de' }, { format: 'pdf' }]) {
      expect((await build(scene.secretary, `cycles/${open.cycleId}`, input).expect(400)).body.code).toBe('invalid-input');
    }
  });

  it('is for the secretariat of the network alone', async () => {
    const elsewhere = await makeScene(world, 1, 'Hills');
    for (const [who, status] of [[world.agent(), 401], [scene.towns[0]?.coordinator, 404], [elsewhere.secretary, 404]] as const) {
      await build(who as Agent, `dossiers/${open.dossierIds[0]}`).expect(status);
      await build(who as Agent, `cycles/${open.cycleId}`).expect(status);
    }
  });
});

describe('reports of all cities of a cycle', () => {
  it('come in one job with the network report; a dossier that was not scored is left out and counted', async () => {
    const round = await tellCycle(world, scene, { state: 'published', title: 'Round of all' });
    const late = round.dossierIds[1];
    await world.sql(`delete from score where dossier_id = $1`, [late]);
    const asked = await build(scene.secretary, `cycles/${round.cycleId}`, { formats: ['csv', 'html'] }).expect(202);
    await drainJobs(world.app);
    const { body } = await scene.secretary.get(`${api}/jobs/${asked.body.jobId}`).expect(200);
    expect(body.result).toMatchObject({ built: 4, skipped: 1 });
    const rows = (await scene.secretary.get(`${api}/reports`).query({ filter: JSON.stringify({ cycleId: round.cycleId }) }).expect(200)).body as (Row & { kind: string; dossierId: string | null })[];
    expect(rows.map(({ kind, format, dossierId, state }) => [kind, format, dossierId === late, state]).sort()).toEqual([
      ['city', 'csv', false, 'ready'],
      ['city', 'csv', true, 'failed'],
      ['city', 'html', false, 'ready'],
      ['city', 'html', true, 'failed'],
      ['network', 'csv', false, 'ready'],
      ['network', 'html', false, 'ready'],
    ]);
  });
});

describe('reports of a cycle in reply', () => {
  it('are those of its cities; the network has to wait for settled results', async () => {
    const round = await tellCycle(world, scene, { state: 'in-reply' });
    await built(`cycles/${round.cycleId}`, { formats: ['csv'] });
    const rows = (await scene.secretary.get(`${api}/reports`).query({ filter: JSON.stringify({ cycleId: round.cycleId }) }).expect(200)).body as (Row & { kind: string })[];
    expect(rows.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(['city ready', 'city ready', 'network failed']);
    await build(scene.secretary, `cycles/${round.cycleId}`, { formats: ['csv'], cities: false }).expect(202);
    expect((await drainJobs(world.app, { tolerate: true })).failures.map(({ code }) => code)).toEqual(['wrong-state']);
  });
});

describe('a repeated build', () => {
  it('gives the same bytes under the same address, and leaves no second row or file', async () => {
    const [dossierId] = open.dossierIds;
    await built(`dossiers/${dossierId}`);
    const first = await reports(scene.secretary, { dossierId });
    const files = await world.sql(`select storage_key from report where dossier_id = $1 order by id`, [dossierId]);
    await built(`dossiers/${dossierId}`);
    const second = await reports(scene.secretary, { dossierId });
    expect(second.map(({ id, sha256 }) => [id, sha256])).toEqual(first.map(({ id, sha256 }) => [id, sha256]));
    expect(await world.sql(`select storage_key from report where dossier_id = $1 order by id`, [dossierId])).toEqual(files);
  });

  it('replaces the file when the data changed, and keeps the old one readable until then', async () => {
    const dossierId = closed.dossierIds[0] as string;
    await built(`dossiers/${dossierId}`, { formats: ['csv'] });
    const [before] = await reports(scene.secretary, { dossierId });
    await world.sql(`update reply set reason = 'We think otherwise' where dossier_id = $1`, [dossierId]);
    await build(scene.secretary, `dossiers/${dossierId}`, { formats: ['csv'] }).expect(202);
    expect((await scene.secretary.get(`${api}/reports/${before?.id}/file`).expect(200)).text).not.toContain('We think otherwise');
    await drainJobs(world.app);
    expect((await scene.secretary.get(`${api}/reports/${before?.id}/file`).expect(200)).text).toContain('We think otherwise');
    expect(await reports(scene.secretary, { dossierId })).toHaveLength(1);
  });

  it('marks the report as failed when the job cannot end it, and as ready when it can again', async () => {
    const dossierId = closed.dossierIds[1] as string;
    await build(scene.secretary, `dossiers/${dossierId}`, { formats: ['csv'] }).expect(202);
    const runs = await world.sql<{ id: string; finished_at: Date }>(`update scoring_run set finished_at = null where cycle_id = $1 returning id`, [closed.cycleId]);
    const { failures } = await drainJobs(world.app, { tolerate: true });
    expect(failures.map(({ code }) => code)).toEqual(['wrong-state']);
    expect((await reports(scene.secretary, { dossierId }))[0]?.state).toBe('failed');
    for (const { id } of runs) await world.sql(`update scoring_run set finished_at = created_at where id = $1`, [id]);
    await built(`dossiers/${dossierId}`, { formats: ['csv'] });
    expect((await reports(scene.secretary, { dossierId }))[0]?.state).toBe('ready');
  });
});

describe('a job for reports that is cancelled while it waits', () => {
  it('leaves no report that is being built for ever', async () => {
    const round = await tellCycle(world, scene, { state: 'settled' });
    const asked = await build(scene.secretary, `dossiers/${round.dossierIds[0]}`, { formats: ['csv'] }).expect(202);
    await scene.secretary.post(`${api}/jobs/${asked.body.jobId}/cancel`).expect((answer) => expect(answer.status).toBeLessThan(300));
    await drainJobs(world.app);
    expect((await reports(scene.secretary, { dossierId: round.dossierIds[0] })).map(({ state }) => state)).toEqual(['failed']);
    expect(await reports(scene.secretary, { dossierId: round.dossierIds[0], state: 'building' })).toEqual([]);
  });
});

describe('the file of a report', () => {
  it('has its media type, a safe name in any script, and nothing that runs', async () => {
    const dossierId = open.dossierIds[1] as string;
    await world.sql(`update member set name = $2 where id = $1`, [scene.towns[1]?.memberId, 'Łódź/“Évian”\u202e"; x.exe']);
    await built(`dossiers/${dossierId}`);
    for (const { id, format } of await reports(world.agent(), { dossierId })) {
      const file = await world.agent().get(`${api}/reports/${id}/file`).expect(200);
      const header = String(file.headers['content-disposition']);
      expect(header).toMatch(format === 'html' ? /^inline; filename="[ -~]+"; / : /^attachment; filename="[ -~]+"; /);
      expect(decodeURIComponent(header.split("UTF-8''")[1] as string)).toBe(`Łódź “Évian” ; x.exe, Spring round.${format}`);
      expect(file.headers['x-content-type-options']).toBe('nosniff');
      expect(file.headers['content-security-policy']).toContain(`default-src 'none'; style-src 'unsafe-inline'; img-src data:`);
      expect(file.headers['content-type']).toBe(
        { html: 'text/html; charset=utf-8', csv: 'text/csv; charset=utf-8', pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }[format],
      );
    }
    await world.sql(`update member set name = 'Lakes town 2' where id = $1`, [scene.towns[1]?.memberId]);
  });
});

describe('who sees which report', () => {
  it('shows reports of published dossiers to anybody, others to their city and secretariat only', async () => {
    const [published, settled] = [open.dossierIds[0] as string, closed.dossierIds[0] as string];
    await built(`dossiers/${published}`, { formats: ['csv'] });
    await built(`dossiers/${settled}`, { formats: ['csv'] });
    const reviewer = await world.as({ role: 'reviewer', networkId: scene.networkId, memberId: scene.towns[1]?.memberId });
    const [secret] = await reports(scene.secretary, { dossierId: settled });
    const readers: [string, Agent, boolean][] = [
      ['anybody', world.agent(), false],
      ['own city', scene.towns[0]?.coordinator as Agent, true],
      ['other city', scene.towns[1]?.coordinator as Agent, false],
      ['reviewer', reviewer, false],
      ['secretariat', scene.secretary, true],
    ];
    for (const [name, who, sees] of readers) {
      expect([name, (await reports(who, { dossierId: published, format: 'csv' })).length]).toEqual([name, 1]);
      expect([name, (await reports(who, { dossierId: settled })).length]).toEqual([name, sees ? 1 : 0]);
      await who.get(`${api}/reports/${secret?.id}`).expect(sees ? 200 : 404);
      await who.get(`${api}/reports/${secret?.id}/file`).expect(sees ? 200 : 404);
    }
    expect((await reports(world.agent(), { dossierId: published, format: 'csv' }))[0]?.jobId).toBeNull();
  });

  it('keeps a network report to the secretariat until one is built from published dossiers alone', async () => {
    await built(`cycles/${closed.cycleId}`, { formats: ['csv'] });
    const [internal] = await reports(scene.secretary, { cycleId: closed.cycleId, kind: 'network' });
    expect((await scene.secretary.get(`${api}/reports/${internal?.id}/file`).expect(200)).text).toContain('for the secretariat alone');
    for (const who of [world.agent(), scene.towns[0]?.coordinator as Agent]) expect(await reports(who, { cycleId: closed.cycleId, kind: 'network' })).toEqual([]);
    await world.sql(`update cycle set state = 'follow-up', published_at = created_at where id = $1`, [closed.cycleId]);
    expect(await reports(world.agent(), { cycleId: closed.cycleId, kind: 'network' })).toEqual([]);
    await world.sql(`update dossier set state = 'published' where id = $1`, [closed.dossierIds[0]]);
    await built(`cycles/${closed.cycleId}`, { formats: ['csv'] });
    const [report] = await reports(world.agent(), { cycleId: closed.cycleId, kind: 'network' });
    const { text } = await world.agent().get(`${api}/reports/${report?.id}/file`).expect(200);
    expect(text).toContain('Lakes town 1');
    expect(text).not.toContain('Lakes town 2');
    await world.sql(`update cycle set state = 'reply', published_at = null where id = $1`, [closed.cycleId]);
    await world.sql(`update dossier set state = 'settled' where id = $1`, [closed.dossierIds[0]]);
  });
});

describe('blindness of a report', () => {
  it('never tells a reviewer, by name or by pseudonym, and shows public evidence only', async () => {
    const ids = world.app.get(Ids);
    const dossierId = open.dossierIds[0] as string;
    const reviewer = await world.as({ role: 'reviewer', networkId: scene.networkId, memberId: scene.towns[1]?.memberId });
    await world.sql(`update person set name = 'Rhea Viewer' where id = $1`, [reviewer.personId]);
    const review = ids.next();
    await world.sql(`insert into review (id, dossier_id, pseudonym, state) values ($1, $2, 'Blue Kestrel', 'settled')`, [review, dossierId]);
    await world.sql(`insert into review_identity (review_id, dossier_id, person_id, home_member_id, assigned_at) values ($1, $2, $3, $4, now())`, [review, dossierId, reviewer.personId, scene.towns[1]?.memberId]);
    await built(`dossiers/${dossierId}`, { formats: ['html', 'csv'] });
    for (const { id, format } of await reports(scene.secretary, { dossierId })) {
      if (format !== 'html' && format !== 'csv') continue;
      const { text } = await scene.secretary.get(`${api}/reports/${id}/file`).expect(200);
      for (const word of ['Rhea', 'Kestrel', 'Lakes town 2', 'town.example/secret']) expect([word, text.includes(word)]).toEqual([word, false]);
      expect(text).toContain('town.example/open');
      expect(text).toContain('partly, partly, fully');
    }
  });

  it('names a double-blind dossier by its pseudonym until the reveal', async () => {
    const blind = await tellCycle(world, scene, { state: 'published', blindMode: 'double' });
    const [dossierId] = blind.dossierIds;
    await built(`dossiers/${dossierId}`, { formats: ['csv'] });
    const [report] = await reports(world.agent(), { dossierId });
    expect(report).toMatchObject({ name: 'Heron 1', fileName: 'Heron 1, Spring round.csv' });
    const { text } = await world.agent().get(`${api}/reports/${report?.id}/file`).expect(200);
    expect(text).not.toContain('Lakes town 1');
    expect(text).not.toContain('town.example');
    expect((await world.agent().get(`${api}/public/cycles/${blind.slug}`).expect(200)).body.members).toEqual([]);
    const results = await world.agent().get(`${api}/public/cycles/${blind.slug}/results`).expect(200);
    expect(results.body.rows.map(({ name, slug, country }: { name: string; slug: null; country: null }) => [name, slug, country])).toEqual([['Heron 1', null, null], ['Heron 2', null, null]]);
    await world.sql(`update dossier set revealed = true where cycle_id = $1`, [blind.cycleId]);
    await built(`dossiers/${dossierId}`, { formats: ['csv'] });
    expect((await reports(world.agent(), { dossierId }))[0]).toMatchObject({ name: 'Lakes town 1', fileName: 'Lakes town 1, Spring round.csv' });
  });
});
