import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock, Db, drainJobs, Ids, SYSTEM } from '@peerpolis/platform';
import { seedStandards } from '@peerpolis/standards';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeTown, type Person, type Town } from '../support/cycle.js';

/** A cycle of the Integrating Cities Charter over HTTP alone, as somebody's script would drive it: from the charter to the public result. */

let world: TestApp;
let networkId: string;
let editionId: string;
let codes: string[];
let secretary: Person;
let moderator: Person;
let towns: Town[];
let reviewers: Person[];
let cycleId: string;

const api = '/api/v1';
const pad = (n: number): string => String(n).padStart(2, '0');
/** Local date and time in UTC, days from now. */
const inDays = (days: number): string => {
  const at = new Date(Date.now() + days * 86_400_000);
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}T12:00`;
};

beforeAll(async () => {
  world = await startTestApp();
  const ids = world.app.get(Ids);
  const db = world.app.get(Db);
  await db.run(SYSTEM, () => seedStandards({ db, ids, clock: world.app.get(Clock) }));
  networkId = ids.next();
  await world.sql(`insert into network (id, code, slug, name, kind, time_zone, sandbox) values ($1, 'E2E', 'e2e', 'Invented league', 'network', 'UTC', true)`, [networkId]);
  secretary = await world.as({ role: 'secretariat', networkId }, { role: 'assigning-officer', networkId });
  moderator = await world.as({ role: 'moderator', networkId });
  towns = [];
  for (const name of ['Hither', 'Thither', 'Yonder', 'Nether', 'Farther']) towns.push(await makeTown(world, networkId, name));
  reviewers = [];
  for (const { memberId } of towns) reviewers.push(await world.as({ role: 'reviewer', networkId, memberId }));
  const standard = await secretary.get(`${api}/standards/IC2010`).expect(200);
  editionId = standard.body.editions[0].id;
  const edition = await secretary.get(`${api}/editions/${editionId}`).expect(200);
  codes = edition.body.nodes.filter((node: { kind: string }) => node.kind === 'indicator').map((node: { code: string }) => node.code);
}, 120_000);
afterAll(() => world.close());

const dossierOf = async (town: Town): Promise<string> => {
  const list = await town.coordinator.get(`${api}/dossiers`).query({ filter: JSON.stringify({ cycleId }) }).expect(200);
  return list.body[0].id;
};
const move = (person: Person, path: string, event: string, reason?: string) => person.post(`${api}${path}/transitions`).send({ event, ...(reason ? { reason } : {}) });

describe('a whole cycle over HTTP', () => {
  it('is opened by the secretariat, and the members are enrolled and told', async () => {
    const created = await secretary
      .post(`${api}/cycles`)
      .send({
        networkId,
        editionId,
        title: 'First round',
        slug: 'first-round',
        blindMode: 'single',
        timeZone: 'UTC',
        rules: { reviewersPerDossier: 2 },
        stages: [
          { stage: 'self-assessment', opens: inDays(-1), closes: inDays(10) },
          { stage: 'review', opens: inDays(10), closes: inDays(20) },
          { stage: 'moderation', opens: inDays(20), closes: inDays(30) },
          { stage: 'reply', opens: inDays(30), closes: inDays(40) },
          { stage: 'publication', opens: inDays(40), closes: inDays(50) },
        ],
      })
      .expect(201);
    cycleId = created.body.id;
    await move(secretary, `/cycles/${cycleId}`, 'open').expect(200);
    const list = await secretary.get(`${api}/dossiers`).query({ filter: JSON.stringify({ cycleId }) }).expect(200);
    expect(list.body).toHaveLength(towns.length);
    const mails = await towns[0]?.coordinator.get(`${api}/mailbox`).expect(200);
    expect(JSON.stringify(mails?.body)).toContain('First round');
    await drainJobs(world.app, { tolerate: true });
  });

  it('is filed by the cities and signed over a frozen snapshot', async () => {
    for (const [index, town] of towns.entries()) {
      const id = await dossierOf(town);
      for (const [place, code] of codes.entries()) {
        const level = place === index ? 'not-at-all' : place % 2 ? 'partly' : 'fully';
        const saved = await town.coordinator.put(`${api}/dossiers/${id}/answers/${code}`).set('If-Match', '"0"').send({ kind: 'answered', level, text: `What ${town.name} does` }).expect(200);
        expect(saved.get('ETag')).toBe('"1"');
        if (level !== 'not-at-all') {
          await town.coordinator
            .post(`${api}/dossiers/${id}/evidence`)
            .field({ indicatorCode: code, title: 'Minutes' })
            .attach('file', Buffer.from(`Minutes of ${town.name} on ${code}\n`), { filename: 'minutes.txt', contentType: 'text/plain' })
            .expect(201);
        }
      }
      await move(town.coordinator, `/dossiers/${id}`, 'request-signature').expect(200);
      const snapshot = await town.signatory.get(`${api}/dossiers/${id}`).expect(200);
      expect(snapshot.body.snapshot.sha256).toMatch(/^[0-9a-f]{64}$/);
      await move(town.signatory, `/dossiers/${id}`, 'sign').expect(200);
      expect((await move(town.signatory, `/dossiers/${id}`, 'sign').expect(409)).body.code).toBe('already-done');
      const late = await town.coordinator.put(`${api}/dossiers/${id}/answers/${codes[0]}`).set('If-Match', '"1"').send({ kind: 'answered', level: 'fully', text: 'late' }).expect(409);
      expect(late.body.detail).toBeTruthy();
    }
  });

  it('is reviewed by peers of other cities, sealed from one another and unseen by the city', async () => {
    await move(secretary, `/cycles/${cycleId}`, 'start-review').expect(200);
    for (const [index, town] of towns.entries()) {
      const id = await dossierOf(town);
      const own = await secretary.post(`${api}/dossiers/${id}/reviews`).send({ reviewerId: reviewers[index]?.personId }).expect(409);
      expect(own.body.code).toBe('conflict-of-interest');
      for (const offset of [1, 2]) {
        const reviewer = reviewers[(index + offset) % towns.length] as Person;
        const review = await secretary.post(`${api}/dossiers/${id}/reviews`).send({ reviewerId: reviewer.personId }).expect(201);
        await judge(reviewer, review.body.id, index);
      }
      expect((await town.coordinator.get(`${api}/reviews`).expect(200)).body).toEqual([]);
      await town.coordinator.get(`${api}/findings`).expect(200, []);
    }
  });

  async function judge(reviewer: Person, reviewId: string, townIndex: number): Promise<void> {
    const sealed = await reviewer.put(`${api}/reviews/${reviewId}/scores/${codes[0]}`).set('If-Match', '"0"').send({ verdict: 'scored', level: 'fully' }).expect(409);
    expect(sealed.body.detail).toBe('Accept the invitation first.');
    await move(reviewer, `/reviews/${reviewId}`, 'accept').expect(200);
    const early = await move(reviewer, `/reviews/${reviewId}`, 'submit').expect(409);
    expect(Object.keys(early.body.errors)).toHaveLength(codes.length);
    for (const [place, code] of codes.entries()) {
      const level = place === townIndex ? 'not-at-all' : place === 5 && reviewer === reviewers[0] ? 'fully' : 'partly';
      await reviewer
        .put(`${api}/reviews/${reviewId}/scores/${code}`)
        .set('If-Match', '"0"')
        .send({ verdict: 'scored', level, confidence: 'high', evidenceStrength: 'documented', reason: 'As the minutes show' })
        .expect(200);
    }
    const wrong = await reviewer.put(`${api}/reviews/${reviewId}/scores/${codes[0]}`).set('If-Match', '"1"').send({ verdict: 'scored', level: 'superb', confidence: 'high', evidenceStrength: 'none', reason: 'x' }).expect(400);
    expect(wrong.body.code).toBe('outside-scale');
    await reviewer.put(`${api}/reviews/${reviewId}/scores/${codes[0]}`).set('If-Match', '"7"').send({ verdict: 'scored', level: 'fully', confidence: 'high', evidenceStrength: 'none', reason: 'x' }).expect(412);
    await move(reviewer, `/reviews/${reviewId}`, 'submit').expect(200);
    await move(reviewer, `/reviews/${reviewId}`, 'submit').expect(409);
    await reviewer.put(`${api}/reviews/${reviewId}/scores/${codes[0]}`).set('If-Match', '"1"').send({ verdict: 'scored', level: 'fully', confidence: 'high', evidenceStrength: 'none', reason: 'x' }).expect(409);
  }

  it('passes what all agree on, and a moderator settles the rest with reasons', async () => {
    await move(secretary, `/cycles/${cycleId}`, 'start-moderation', 'All that will come has come').expect(200);
    const findings = await moderator.get(`${api}/findings`).query({ range: '[0,99]' }).expect(200);
    expect(findings.body).toHaveLength(towns.length * codes.length);
    expect(findings.body.filter((finding: { state: string }) => finding.state === 'passed').length).toBeGreaterThan(20);
    const disputed = findings.body.filter((finding: { state: string }) => finding.state === 'disputed');
    expect(disputed.length).toBeGreaterThan(0);
    for (const finding of disputed) {
      expect(finding.sides.map((side: { pseudonym: string }) => side.pseudonym)).toEqual(['A', 'B']);
      await moderator.put(`${api}/findings/${finding.id}`).set('If-Match', '"1"').send({ level: 'partly', rationale: '' }).expect(400);
      await moderator.put(`${api}/findings/${finding.id}`).set('If-Match', '"1"').send({ level: 'partly', rationale: 'One side saw a draft only', dissent: 'A holds that it is in force' }).expect(200);
      const third = await moderator.put(`${api}/findings/${finding.id}`).set('If-Match', '"2"').send({ level: 'fully', rationale: 'Again' }).expect(409);
      expect(third.body.code).toBe('wrong-state');
    }
  });

  it('is answered by the city, finding by finding', async () => {
    await move(secretary, `/cycles/${cycleId}`, 'start-reply', 'The moderation is done').expect(200);
    for (const [index, town] of towns.entries()) {
      const findings = await town.coordinator.get(`${api}/findings`).query({ filter: JSON.stringify({ dossierId: await dossierOf(town) }) }).expect(200);
      expect(findings.body).toHaveLength(codes.length);
      expect(findings.body.every((finding: { sides: unknown[] }) => finding.sides.length === 0)).toBe(true);
      for (const [place, finding] of findings.body.entries()) {
        if (index === 0 && place === 0) {
          await town.coordinator.post(`${api}/findings/${finding.id}/reply`).send({ state: 'contested' }).expect(400);
          await town.coordinator.post(`${api}/findings/${finding.id}/reply`).send({ state: 'contested', reason: '<script>alert(1)</script> the council decided in May' }).expect(200);
          await moderator.put(`${api}/findings/${finding.id}`).set('If-Match', `"${finding.version}"`).send({ level: 'fully', rationale: 'The decision counts' }).expect(200);
          const decided = await town.coordinator.post(`${api}/findings/${finding.id}/reply`).send({ state: 'accepted' }).expect(409);
          expect(decided.body.code).toBe('wrong-state');
        } else if (index < 2) {
          await town.coordinator.post(`${api}/findings/${finding.id}/reply`).send({ state: 'accepted' }).expect(200);
        }
      }
    }
  });

  it('is scored by a job and published, and then anybody may read it', async () => {
    await move(secretary, `/cycles/${cycleId}`, 'start-publication', 'All have answered who wanted').expect(200);
    const asked = await secretary.post(`${api}/cycles/${cycleId}/scoring-runs`).expect(202);
    await drainJobs(world.app, { tolerate: true });
    const job = await secretary.get(asked.get('Location') as string).expect(200);
    expect(job.body).toMatchObject({ status: 'done', progress: 100 });
    const hidden = await dossierOf(towns[0] as Town);
    await world.agent().get(`${api}/dossiers/${hidden}/scorecard`).expect(404);
    await move(secretary, `/cycles/${cycleId}`, 'publish').expect(200);
    const card = await world.agent().get(`${api}/dossiers/${hidden}/scorecard`).expect(200);
    expect(new Set(card.body.lines.map((line: { layer: string }) => line.layer))).toEqual(new Set(['self', 'peer', 'agreed']));
    expect(card.body.lines.some((line: { kind: string }) => line.kind === 'overall')).toBe(false); // the charter has none
    const silent = await world.agent().get(`${api}/findings`).query({ filter: JSON.stringify({ dossierId: await dossierOf(towns[2] as Town), reply: 'silent' }) }).expect(200);
    expect(silent.body).toHaveLength(codes.length);
  });
});
