import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock, drainJobs } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { dossierOf, file, makeScene, move, openCycle, TestClock, type Person, type Scene } from '../support/cycle.js';

let world: TestApp;
let clock: TestClock;
beforeAll(async () => {
  clock = new TestClock(new Date('2027-03-25T10:00:00Z'));
  world = await startTestApp({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
});
afterAll(() => world.close());

interface Staged {
  scene: Scene;
  officer: Person;
  cycleId: string;
  reviewers: Person[];
}

/** A network with towns that have filed, and reviewers from the first `pool` of them. */
async function staged(towns: number, pool: number, rules: object): Promise<Staged> {
  clock.set('2027-03-25T10:00:00Z');
  const scene = await makeScene(world, towns);
  const officer = await world.as({ role: 'assigning-officer', networkId: scene.networkId });
  const reviewers: Person[] = [];
  for (const { memberId } of scene.towns.slice(0, pool)) reviewers.push(await world.as({ role: 'reviewer', networkId: scene.networkId, memberId }));
  const cycleId = await openCycle(scene, { rules });
  for (const town of scene.towns) await file(town, await dossierOf(town, cycleId));
  clock.set('2027-04-02T10:00:00Z');
  await move(scene.secretary, `cycles/${cycleId}`, 'start-review').expect(200);
  return { scene, officer, cycleId, reviewers };
}

async function propose({ officer, cycleId }: Staged): Promise<string> {
  const asked = await officer.post(`/api/v1/cycles/${cycleId}/proposals`).expect(202);
  await drainJobs(world.app, { tolerate: true });
  expect((await officer.get(asked.get('Location') as string).expect(200)).body).toMatchObject({ status: 'done' });
  return asked.body.proposalId;
}

describe('a proposal of reviewers', () => {
  it('gives every dossier its number under the rules, and inviting follows it', async () => {
    const stage = await staged(5, 5, { reviewersPerDossier: 2, maxLoadPerReviewer: 2, maxPerCountry: 9, noMutual: true });
    const proposal = await stage.officer.get(`/api/v1/proposals/${await propose(stage)}`).expect(200);
    expect(proposal.body).toMatchObject({ state: 'draft', summary: { status: 'optimal', reviews: 10 } });
    const pairs: { dossierName: string; reviewerId: string }[] = proposal.body.pairs;
    const home = new Map(stage.reviewers.map((person, index) => [person.personId, stage.scene.towns[index]?.name]));
    for (const { dossierName, reviewerId } of pairs) {
      expect(home.get(reviewerId)).not.toBe(dossierName);
      expect(pairs.some((other) => other.dossierName === home.get(reviewerId) && home.get(other.reviewerId) === dossierName)).toBe(false);
    }
    const applied = await stage.officer.post(`/api/v1/proposals/${proposal.body.id}/apply`).expect(200);
    expect(applied.body).toEqual({ invited: 10 });
    expect((await stage.officer.post(`/api/v1/proposals/${proposal.body.id}/apply`).expect(409)).body.code).toBe('already-done');
    for (const reviewer of stage.reviewers) {
      const { body } = await reviewer.get('/api/v1/reviews').expect(200);
      expect(body).toHaveLength(2);
      const mails = await reviewer.get('/api/v1/mailbox').expect(200);
      expect(mails.body.filter((mail: { kind: string }) => mail.kind === 'review-invited')).toHaveLength(2);
    }
  });

  it('says which rule stands in the way where there is none', async () => {
    const stage = await staged(3, 2, { reviewersPerDossier: 2, maxLoadPerReviewer: 4, maxPerCountry: 9, noMutual: false });
    const { body } = await stage.officer.get(`/api/v1/proposals/${await propose(stage)}`).expect(200);
    expect(body.state).toBe('infeasible');
    expect(body.summary.reason).toBeTruthy();
    expect(body.summary).toMatchObject({ wanted: 6, placeable: 4 });
    await stage.officer.post(`/api/v1/proposals/${body.id}/apply`).expect(409);
  });

  it('is nobody’s but the assigning officer’s', async () => {
    const stage = await staged(3, 3, { reviewersPerDossier: 1, maxLoadPerReviewer: 2, maxPerCountry: 9, noMutual: false });
    const id = await propose(stage);
    for (const person of [stage.scene.secretary, stage.reviewers[0] as Person, stage.scene.towns[0]?.coordinator as Person, world.agent()]) {
      expect([401, 404]).toContain((await person.get(`/api/v1/proposals/${id}`)).status);
      expect([401, 404]).toContain((await person.post(`/api/v1/cycles/${stage.cycleId}/proposals`)).status);
    }
  });
});
