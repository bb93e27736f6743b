import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DossierHooks, Dossiers } from '@peerpolis/assessments';
import { Reminders } from '@peerpolis/cycles';
import { Clock, Ids, SYSTEM } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { dossierOf, file, makeScene, makeTown, move, openCycle, planOf, STAGE_DATES, TestClock, type Scene } from '../support/cycle.js';

let world: TestApp;
let scene: Scene;
let foreign: Scene;
const clock = new TestClock(new Date('2027-03-02T10:00:00Z'));

beforeAll(async () => {
  world = await startTestApp({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  scene = await makeScene(world, 2);
  foreign = await makeScene(world, 1, 'Hills');
});
afterAll(() => world.close());

const town = (at: number) => scene.towns[at] as Scene['towns'][number];
const plan = (changes: Record<string, unknown> = {}) => scene.secretary.post('/api/v1/cycles').send({ ...planOf(scene), ...changes });

describe('planning a cycle', () => {
  it('makes a draft that nobody but its secretariat sees', async () => {
    const { body, headers } = await plan({ timeZone: undefined }).expect(201);
    expect(headers).toMatchObject({ location: `/api/v1/cycles/${body.id}`, etag: '"1"' });
    expect(body).toMatchObject({ state: 'draft', blindMode: 'single', timeZone: 'Europe/Brussels', possibilities: [{ event: 'open' }], rules: { reviewersPerDossier: 3, revealAfterPublication: false } });
    expect(body.stages[0]).toEqual({ stage: 'self-assessment', opensAt: '2027-03-01T08:00:00.000Z', closesAt: '2027-03-31T21:59:00.000Z' });
    for (const person of [town(0).coordinator, foreign.secretary, world.agent()]) await person.get(`/api/v1/cycles/${body.id}`).expect(404);
    await scene.secretary.post(`/api/v1/cycles/${body.id}/transitions`).send({ event: 'open' }).expect(200);
    const seen = await world.agent().get(`/api/v1/cycles/${body.id}`).expect(200);
    expect(seen.body).toMatchObject({ state: 'self-assessment', possibilities: [] });
  });

  it.each([
    [{ timeZone: 'Europe/Atlantis' }, { timeZone: 'An IANA name such as Europe/Brussels' }],
    [{ stages: STAGE_DATES.slice(1) }, { stages: expect.any(String) }],
    [{ stages: [...STAGE_DATES].reverse() }, { stages: expect.objectContaining({ 0: { stage: expect.stringContaining('Stages in their order') } }) }],
    [{ stages: STAGE_DATES.map((dates, at) => (at === 1 ? { ...dates, opens: '2027-03-31T12:00' } : dates)) }, { stages: { 1: { opens: 'Opens before self-assessment closes' } } }],
    [{ stages: STAGE_DATES.map((dates, at) => (at === 4 ? { ...dates, closes: 'tomorrow' } : dates)) }, { stages: { 4: { closes: expect.any(String) } } }],
    [{ slug: 'Not A Slug' }, { slug: 'Small letters, digits and hyphens' }],
    [{ blindMode: 'triple' }, { blindMode: expect.any(String) }],
    [{ colour: 'red' }, { _: 'Unrecognized key: "colour"' }],
    [{ rules: { reviewersPerDossier: 0 } }, { rules: { reviewersPerDossier: expect.any(String) } }],
    [{ editionId: '018f0000-0000-7000-8000-000000000000' }, { editionId: 'There is no such edition' }],
  ])('refuses %j', async (changes, errors) => {
    const refused = await plan(changes).expect(400);
    expect(refused.body.errors).toEqual(errors);
  });

  it('refuses strangers, other people’s networks, drafts of editions and taken addresses', async () => {
    const stranger = foreign.towns[0]?.memberId;
    expect((await plan({ memberIds: [town(0).memberId, stranger] }).expect(400)).body.errors).toEqual({ memberIds: { 1: 'Not a current member of the network' } });
    await foreign.secretary.post('/api/v1/cycles').send(planOf(scene)).expect(404);
    await town(0).coordinator.post('/api/v1/cycles').send(planOf(scene)).expect(404);
    await world.agent().post('/api/v1/cycles').send(planOf(scene)).expect(401);
    const draft = world.app.get(Ids).next();
    await world.sql(`insert into edition (id, standard_id, label, status, languages, has_overall, method) select $1, standard_id, 'draft', 'draft', '{en}', false, '{}' from edition where id = $2`, [draft, scene.editionId]);
    expect((await plan({ editionId: draft }).expect(400)).body.errors).toEqual({ editionId: 'This edition is draft, not published' });
    const { body } = await plan().expect(201);
    expect((await plan({ slug: body.slug }).expect(409)).body).toMatchObject({ code: 'duplicate', errors: { slug: 'Taken' } });
  });

  it('is changed by one of two who edit it at once; a running one only to later dates', async () => {
    const { body } = await plan().expect(201);
    const put = (seen: string, change: object) => scene.secretary.put(`/api/v1/cycles/${body.id}`).set('If-Match', seen).send(change);
    const changed = await put('"1"', { title: 'Spring round, anew', rules: { reviewersPerDossier: 2 } }).expect(200);
    expect(changed.body).toMatchObject({ title: 'Spring round, anew', version: 2, rules: { reviewersPerDossier: 2, noMutual: true } });
    expect((await put('"1"', { title: 'Mine' }).expect(412)).body.current).toEqual({ version: 2, title: 'Spring round, anew', state: 'draft' });
    await put('"2"', { editionId: scene.editionId }).expect(400);
    await move(scene.secretary, `cycles/${body.id}`, 'open').expect(200);
    const first = STAGE_DATES[0] as (typeof STAGE_DATES)[number];
    expect((await put('"3"', { stages: [{ ...first, closes: '2027-03-20T23:59' }] }).expect(400)).body.errors).toEqual({ stages: { 0: { closes: 'Only a later date, once the cycle has begun' } } });
    expect((await put('"3"', { rules: {} }).expect(409)).body.code).toBe('wrong-state');
    const later = await put('"3"', { stages: [{ ...first, closes: '2027-04-01T08:00' }] }).expect(200);
    expect(later.body.stages[0].closesAt).toBe('2027-04-01T06:00:00.000Z');
  });
});

describe('opening and enrolling', () => {
  it('enrols the members and tells each coordinator once, however often it is asked', async () => {
    const { body } = await plan({ memberIds: [town(0).memberId] }).expect(201);
    const both = await Promise.all([1, 2].map(() => move(scene.secretary, `cycles/${body.id}`, 'open')));
    expect(both.map((response) => response.status).sort()).toEqual([200, 409]);
    expect(both.find((response) => response.status === 409)?.body.code).toBe('already-done');
    const enrol = (memberIds: string[]) => scene.secretary.post(`/api/v1/cycles/${body.id}/enrolments`).send({ memberIds });
    const members = [town(0).memberId, town(1).memberId];
    expect((await enrol(members).expect(200)).body).toEqual({ enrolled: 1 });
    expect((await enrol(members).expect(200)).body).toEqual({ enrolled: 0 });
    expect((await enrol([String(foreign.towns[0]?.memberId)]).expect(400)).body.errors).toEqual({ memberIds: { 0: 'Not a current member of the network' } });
    await foreign.secretary.post(`/api/v1/cycles/${body.id}/enrolments`).send({ memberIds: members }).expect(404);
    const rows = await world.sql<{ state: string }>(`select state from dossier where cycle_id = $1`, [body.id]);
    expect(rows).toEqual([{ state: 'enrolled' }, { state: 'enrolled' }]);
    const mails = await world.sql(`select m.to_address, m.text like '%31 March 2027 at 23:59 CEST%' as dated from mail m join dossier d on m.key like 'enrolled:' || d.id || ':%' where d.cycle_id = $1 order by 1`, [body.id]);
    expect(mails).toEqual([town(0), town(1)].map(({ coordinator }) => ({ to_address: coordinator.email, dated: true })).sort((a, b) => a.to_address.localeCompare(b.to_address)));
  });
});

describe('moving on', () => {
  it('ends a stage early only for a reason, and takes along what is ready', async () => {
    const cycle = await openCycle(scene);
    const [ready, late] = [await dossierOf(town(0), cycle), await dossierOf(town(1), cycle)];
    expect((await move(scene.secretary, `cycles/${cycle}`, 'start-review').expect(409)).body.detail).toBe('No self-assessment has been submitted yet.');
    await file(town(0), ready);
    const early = await move(scene.secretary, `cycles/${cycle}`, 'start-review').expect(409);
    expect(early.body.detail).toBe('1 self-assessment is not submitted, and the stage is open until 31 March 2027 at 23:59 CEST. Wait, or give the reason for ending it now.');
    const { body: view } = await scene.secretary.get(`/api/v1/cycles/${cycle}`).expect(200);
    expect(view.possibilities).toEqual([{ event: 'start-review', reason: early.body.detail, needsReason: true }]);
    await move(town(0).coordinator, `cycles/${cycle}`, 'start-review', 'now').expect(404);
    await move(foreign.secretary, `cycles/${cycle}`, 'start-review', 'now').expect(404);
    await move(scene.secretary, `cycles/${cycle}`, 'start-moderation').expect(409);
    await move(scene.secretary, `cycles/${cycle}`, 'launch').expect(400);
    expect((await move(scene.secretary, `cycles/${cycle}`, 'start-review', 'All but one are in').expect(200)).body.state).toBe('review');
    const states = await world.sql(`select id, state from dossier where cycle_id = $1 order by state desc`, [cycle]);
    expect(states).toEqual([{ id: ready, state: 'in-review' }, { id: late, state: 'enrolled' }]);
    const refused = await town(1).coordinator.put(`/api/v1/dossiers/${late}/answers/A1`).set('If-Match', '"0"').send({ kind: 'answered', level: 'partly' }).expect(409);
    expect(refused.body.detail).toBe('The cycle has moved on from the self-assessment. The secretariat can grant an extension.');
    await scene.secretary.post(`/api/v1/dossiers/${late}/extensions`).send({ stage: 'self-assessment', until: '2027-04-05T12:00', reason: 'Flood' }).expect(201);
    await file(town(1), late);
    expect((await world.sql(`select state from dossier where id = $1`, [late]))[0]).toEqual({ state: 'in-review' });
    const log = await world.sql(`select event, reason from transition_log where machine = 'cycle' and object_id = $1 order by id`, [cycle]);
    expect(log).toEqual([{ event: 'open', reason: null }, { event: 'start-review', reason: 'All but one are in' }]);
  });

  it('publishes only when nobody is left behind, and reveals only where it was promised', async () => {
    const cycle = await openCycle(scene, { rules: { revealAfterPublication: true } });
    const [done, left] = [await dossierOf(town(0), cycle), await dossierOf(town(1), cycle)];
    await file(town(0), done);
    await move(scene.secretary, `cycles/${cycle}`, 'start-review', 'test').expect(200);
    // Reviews and findings are other modules' matter; here their dossier is simply through.
    await world.sql(`update dossier set state = 'settled' where id = $1`, [done]);
    for (const event of ['start-moderation', 'start-reply', 'start-publication']) await move(scene.secretary, `cycles/${cycle}`, event, 'test').expect(200);
    expect((await move(scene.secretary, `cycles/${cycle}`, 'publish', 'test').expect(409)).body.detail).toBe('1 dossier is neither settled, on hold nor withdrawn.');
    await move(scene.secretary, `dossiers/${left}`, 'withdraw', 'Never answered').expect(200);
    const published = await move(scene.secretary, `cycles/${cycle}`, 'publish').expect(200);
    expect(published.body).toMatchObject({ state: 'follow-up', publishedAt: '2027-03-02T10:00:00.000Z', revealed: false });
    const open = await world.agent().get(`/api/v1/dossiers/${done}`).expect(200);
    expect(open.body).toMatchObject({ state: 'published', name: town(0).name, history: [], possibilities: [] });
    await world.agent().get(`/api/v1/dossiers/${left}`).expect(404);
    expect((await move(scene.secretary, `cycles/${cycle}`, 'reveal').expect(200)).body.revealed).toBe(true);
    expect((await move(scene.secretary, `cycles/${cycle}`, 'reveal').expect(409)).body.detail).toBe('The reviewers were revealed already.');
    expect((await move(scene.secretary, `cycles/${cycle}`, 'close').expect(200)).body.state).toBe('closed');
  });
});

describe('the cockpit', () => {
  it('counts everybody and names who is late', async () => {
    const cycle = await openCycle(scene, { stages: STAGE_DATES.map((dates, at) => (at === 0 ? { ...dates, closes: '2027-03-04T12:00' } : dates)) });
    await file(town(0), await dossierOf(town(0), cycle));
    try {
      clock.set('2027-03-04T11:00:00Z');
      const { body } = await scene.secretary.get(`/api/v1/cycles/${cycle}/cockpit`).expect(200);
      expect(body).toEqual({
        dossiers: { submitted: 1, enrolled: 1 },
        reviews: {},
        findings: {},
        unassigned: 1,
        late: [{ dossierId: await dossierOf(town(1), cycle), member: town(1).name, state: 'enrolled', stage: 'self-assessment', dueAt: '2027-03-04T11:00:00.000Z', answered: 0, questions: 4 }],
      });
      await foreign.secretary.get(`/api/v1/cycles/${cycle}/cockpit`).expect(404);
      await town(0).coordinator.get(`/api/v1/cycles/${cycle}/cockpit`).expect(404);
    } finally {
      clock.set('2027-03-02T10:00:00Z');
    }
  });
});

describe('reminders', () => {
  it('come a week and a day before, on the day and after, in one mail, and stop once it is done', async () => {
    const hills = await makeScene(world, 1, 'Rivers');
    const only = hills.towns[0] as Scene['towns'][number];
    const cycles = [await openCycle(hills), await openCycle(hills, { title: 'Second round' })];
    const runAt = async (moment: string) => {
      clock.set(moment);
      await world.app.get(Reminders).run({ actor: SYSTEM });
      return world.sql<{ subject: string; text: string }>(`select subject, text from mail where kind = 'digest' and to_address = $1 order by created_at, id`, [only.coordinator.email]);
    };
    try {
      expect(await runAt('2027-03-23T10:00:00Z')).toEqual([]);
      expect(await runAt('2027-03-24T04:00:00Z')).toEqual([]); // five in the morning
      const [week] = await runAt('2027-03-24T10:00:00Z');
      expect(week?.subject).toBe('2 tasks wait for you');
      expect(week?.text).toContain('Answer the self-assessment of Rivers town 1 (Second round): 31 March 2027 at 23:59 CEST');
      expect(await runAt('2027-03-24T11:00:00Z')).toHaveLength(1);
      clock.set('2027-03-02T10:00:00Z');
      await file(only, await dossierOf(only, String(cycles[0])));
      const mails = await runAt('2027-03-30T10:00:00Z');
      expect(mails.map((mail) => mail.subject)).toEqual(['2 tasks wait for you', '1 task waits for you']);
      expect(await runAt('2027-03-31T10:00:00Z')).toHaveLength(3);
      expect(await runAt('2027-04-01T10:00:00Z')).toHaveLength(4);
      expect(await runAt('2027-04-02T10:00:00Z')).toHaveLength(4);
    } finally {
      clock.set('2027-03-02T10:00:00Z');
    }
  });
});

describe('a double-blind cycle', () => {
  it('shows its reviewers a pseudonym in every place where the member would be', async () => {
    const cycle = await openCycle(scene, { blindMode: 'double' });
    const dossier = await dossierOf(town(0), cycle);
    await scene.secretary.post(`/api/v1/dossiers/${dossier}/extensions`).send({ stage: 'self-assessment', until: '2027-04-01T12:00', reason: `Flood in ${town(0).name}` }).expect(201);
    await file(town(0), dossier);
    await move(scene.secretary, `cycles/${cycle}`, 'start-review', 'test').expect(200);
    const home = await makeTown(world, scene.networkId, 'Home of the reviewer');
    const reviewer = await world.as({ role: 'reviewer', networkId: scene.networkId, memberId: home.memberId });
    const review = world.app.get(Ids).next();
    await world.sql(`insert into review (id, dossier_id, pseudonym, state) values ($1, $2, 'Reviewer A', 'accepted')`, [review, dossier]);
    await world.sql(`insert into review_identity (review_id, dossier_id, person_id, home_member_id, assigned_at) values ($1, $2, $3, $4, $5)`, [review, dossier, reviewer.personId, home.memberId, clock.now()]);

    const [row] = await world.sql<{ pseudonym: string }>(`select pseudonym from dossier where id = $1`, [dossier]);
    const view = await reviewer.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(view.body).toMatchObject({ name: row?.pseudonym, memberId: null, country: null, history: [], extensions: [], possibilities: [], snapshot: { signedBy: null } });
    expect(view.body.answers).toHaveLength(4);
    const snapshot = await reviewer.get(`/api/v1/dossiers/${dossier}/snapshot`).expect(200);
    for (const body of [view.body, snapshot.body]) {
      const text = JSON.stringify(body);
      for (const secret of [town(0).name, town(0).memberId]) expect(text).not.toContain(secret);
    }
    const filtered = (filter: object) => reviewer.get('/api/v1/dossiers').query({ filter: JSON.stringify({ cycleId: cycle, ...filter }) }).expect(200);
    expect((await filtered({})).body).toHaveLength(1);
    for (const probe of [{ memberId: town(0).memberId }, { q: town(0).name }, { country: 'BE' }]) expect((await filtered(probe)).body).toEqual([]);
    const own = await town(0).coordinator.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(own.body).toMatchObject({ name: town(0).name, memberId: town(0).memberId });
  });
});

describe('the description of the interface', () => {
  it('tells of every route here', async () => {
    const { body } = await world.agent().get('/api/v1/openapi.json').expect(200);
    const routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path.replace('/api/v1', '')}`));
    expect(routes).toEqual(
      expect.arrayContaining([
        'get /cycles',
        'post /cycles',
        'put /cycles/{id}',
        'post /cycles/{id}/transitions',
        'post /cycles/{id}/enrolments',
        'get /cycles/{id}/cockpit',
        'get /dossiers',
        'get /dossiers/{id}/snapshot',
        'put /dossiers/{id}/answers/{indicatorCode}',
        'get /dossiers/{id}/answers/{indicatorCode}/history',
        'post /dossiers/{id}/evidence',
        'post /dossiers/{id}/extensions',
        'get /evidence/{id}/file',
        'delete /evidence/{id}',
      ]),
    );
  });
});

describe('modules above the dossier', () => {
  it('may object to a transition, act after it, and advance what is ready', async () => {
    const dossiers = world.app.get(Dossiers);
    const cycle = await openCycle(scene);
    const dossier = await dossierOf(town(0), cycle);
    await file(town(0), dossier);
    const state = () => world.db.run(SYSTEM, () => dossiers.advance(dossier));
    expect(await state()).toBe('submitted');
    await expect(world.db.run(SYSTEM, () => dossiers.transition(dossier, 'publish'))).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(world.db.run(SYSTEM, () => dossiers.transition(dossier, 'sign'))).rejects.toMatchObject({ code: 'already-done' });

    const hooks = world.app.get(DossierHooks);
    const happened: unknown[] = [];
    hooks.objectTo('hold', async ({ id }) => (id === dossier ? 'Somebody counts just now' : undefined));
    hooks.after('withdraw', async (moment) => void happened.push({ moment, actor: world.db.actor.kind }));
    expect((await move(scene.secretary, `dossiers/${dossier}`, 'hold', 'A merger').expect(409)).body.detail).toBe('Somebody counts just now');
    const view = await scene.secretary.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(view.body.possibilities).toContainEqual({ event: 'hold', reason: 'Somebody counts just now', needsReason: true });
    await move(scene.secretary, `dossiers/${dossier}`, 'withdraw', 'A merger').expect(200);
    const { networkId, editionId } = scene;
    const moment = { id: dossier, cycleId: cycle, networkId, memberId: town(0).memberId, editionId, event: 'withdraw', from: 'submitted', to: 'withdrawn' };
    expect(happened).toEqual([{ moment, actor: 'system' }]);
  });
});
