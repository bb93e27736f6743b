import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Clock } from '@peerpolis/platform';
import { canonicalJson } from '@peerpolis/assessments';
import { startTestApp, type TestApp } from '../support/app.js';
import { answerAll, dossierOf, file, makeScene, move, openCycle, STAGE_DATES, TestClock, type Scene } from '../support/cycle.js';

let world: TestApp;
let scene: Scene;
let cycleId: string;
const clock = new TestClock(new Date('2027-03-02T10:00:00Z'));

beforeAll(async () => {
  world = await startTestApp({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  scene = await makeScene(world, 2);
  cycleId = await openCycle(scene);
});
afterAll(() => world.close());

const town = (at: number) => scene.towns[at] as Scene['towns'][number];
const answer = (dossier: string, code: string) => `/api/v1/dossiers/${dossier}/answers/${code}`;

/** A cycle of its own for a test that moves things. */
async function fresh(extra: Record<string, unknown> = {}): Promise<{ cycle: string; dossier: string; other: string }> {
  const cycle = await openCycle(scene, extra);
  return { cycle, dossier: await dossierOf(town(0), cycle), other: await dossierOf(town(1), cycle) };
}

describe('answering', () => {
  it('starts the drafting with the first answer and counts on', async () => {
    const { dossier } = await fresh();
    const first = await town(0).coordinator.put(answer(dossier, 'A1')).set('If-Match', '"0"').send({ kind: 'answered', level: 'fully' }).expect(200);
    expect(first.headers['etag']).toBe('"1"');
    expect(first.body).toMatchObject({ indicatorCode: 'A1', version: 1, answered: 1, questions: 4, updatedAt: '2027-03-02T10:00:00.000Z' });
    const again = await town(0).coordinator.put(answer(dossier, 'A1')).set('If-Match', '"1"').send({ kind: 'unanswered', text: 'later' }).expect(200);
    expect(again.body).toMatchObject({ version: 2, answered: 0 });
    const view = await town(0).coordinator.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(view.body).toMatchObject({ state: 'drafting', answered: 0, unanswered: ['A1', 'A2', 'A3', 'A4'], frozen: null });
    expect(view.body.history.map((row: { event: string }) => row.event)).toEqual(['enrol', 'start']);
    const versions = await town(0).coordinator.get(`${answer(dossier, 'A1')}/history`).expect(200);
    expect(versions.body).toEqual([
      { version: 1, kind: 'answered', level: 'fully', number: null, text: '', at: '2027-03-02T10:00:00.000Z', by: expect.stringContaining('Person') },
      { version: 2, kind: 'unanswered', level: null, number: null, text: 'later', at: '2027-03-02T10:00:00.000Z', by: expect.stringContaining('Person') },
    ]);
  });

  it('shows a conflict with what is there now, and changes nothing', async () => {
    const { dossier } = await fresh();
    const { coordinator } = town(0);
    await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"0"').send({ kind: 'answered', level: 'partly' }).expect(200);
    for (const seen of ['"0"', '"2"']) {
      const refused = await coordinator.put(answer(dossier, 'A1')).set('If-Match', seen).send({ kind: 'answered', level: 'fully' }).expect(412);
      expect(refused.body).toMatchObject({ code: 'conflict', current: { level: 'partly', version: 1 } });
    }
    await coordinator.put(answer(dossier, 'A1')).send({ kind: 'answered', level: 'fully' }).expect(428);
  });

  it('lets one of many writers at once through', async () => {
    const { dossier } = await fresh();
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, at) => town(0).coordinator.put(answer(dossier, 'A3')).set('If-Match', '"0"').send({ kind: 'answered', number: at })),
    );
    expect(tries.map((response) => response.status).sort()).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
    const [row] = await world.sql(`select count(*)::integer as versions, (select answered from dossier where id = $1) as answered from answer_history where dossier_id = $1`, [dossier]);
    expect(row).toEqual({ versions: 1, answered: 1 });
  });

  it.each([
    ['A1', { kind: 'answered', level: 'excellent' }, 'outside-scale', { level: 'One of fully, partly, not-at-all' }],
    ['A1', { kind: 'answered' }, 'outside-scale', { level: 'One of fully, partly, not-at-all' }],
    ['A1', { kind: 'answered', level: 'fully', number: 3 }, 'outside-scale', { number: 'This scale has levels, not numbers' }],
    ['A3', { kind: 'answered', number: 100.5 }, 'outside-scale', { number: 'At most 100' }],
    ['A3', { kind: 'answered', number: -1 }, 'outside-scale', { number: 'At least 0' }],
    ['A3', { kind: 'not-applicable', text: 'no' }, 'invalid-input', { kind: 'This question applies to everybody' }],
    ['A1', { kind: 'not-applicable', text: '  ' }, 'invalid-input', { text: 'Say why this does not apply' }],
    ['A1', { kind: 'no-data', level: 'fully' }, 'outside-scale', { level: 'Only with kind "answered"' }],
    ['A4', { kind: 'answered', text: '' }, 'invalid-input', { text: 'This question is answered in words' }],
    ['A1', { kind: 'perhaps' }, 'invalid-input', { kind: expect.any(String) }],
    ['A1', { kind: 'answered', level: 'fully', score: 9 }, 'invalid-input', { _: 'Unrecognized key: "score"' }],
    ['A1', { kind: 'answered', level: 'fully', text: 'x\u0000y' }, 'invalid-input', undefined],
    ['A1', { kind: 'answered', level: 'fully', text: 'x'.repeat(20_001) }, 'invalid-input', { text: expect.any(String) }],
    ['B7', { kind: 'answered', level: 'fully' }, 'other-edition', undefined],
  ])('refuses %s %j', async (code, body, problem, errors) => {
    const dossier = await dossierOf(town(0), cycleId);
    const refused = await town(0).coordinator.put(answer(dossier, code)).set('If-Match', '"0"').send(body).expect(400);
    expect(refused.body.code).toBe(problem);
    expect(refused.body.errors).toEqual(errors);
    const [kept] = await world.sql(`select count(*)::integer as n from answer where dossier_id = $1`, [dossier]);
    expect(kept).toEqual({ n: 0 });
  });

  it('keeps HTML and formulas as the text they are', async () => {
    const { dossier } = await fresh();
    const text = `<script>alert(1)</script> & "=HYPERLINK(1)"\n=1+1\t+2 -3 @x 'é' 🏙`;
    await town(0).coordinator.put(answer(dossier, 'A4')).set('If-Match', '"0"').send({ kind: 'answered', text }).expect(200);
    const view = await town(0).coordinator.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(view.body.answers[0].text).toBe(text);
  });

  it('is the city’s own matter: to anybody else the dossier is not there', async () => {
    const dossier = await dossierOf(town(0), cycleId);
    const stranger = await world.as();
    const body = { kind: 'answered', level: 'nonsense' };
    const missing = await town(1).coordinator.put(answer('018f0000-0000-7000-8000-000000000000', 'A1')).set('If-Match', '"0"').send(body).expect(404);
    for (const person of [town(1).coordinator, town(0).signatory, scene.secretary, stranger]) {
      const refused = await person.put(answer(dossier, 'A1')).set('If-Match', '"0"').send(body);
      expect([refused.status, refused.body]).toEqual([404, missing.body]);
    }
    await world.agent().put(answer(dossier, 'A1')).set('If-Match', '"0"').send(body).expect(401);
    await town(1).coordinator.get(`/api/v1/dossiers/${dossier}`).expect(404);
    await stranger.get(`/api/v1/dossiers/${dossier}`).expect(404);
    const hidden = await scene.secretary.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(hidden.body).toMatchObject({ answers: [], unanswered: [] });
  });
});

describe('signing', () => {
  it('freezes what was answered, and the hash can be made again from the content', async () => {
    const { dossier } = await fresh();
    const { coordinator, signatory } = town(0);
    await answerAll(town(0), dossier);
    const asked = await move(coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
    expect(asked.body).toMatchObject({ state: 'awaiting-signature', snapshot: { number: 1, state: 'requested' } });
    const mails = await world.sql<{ to_address: string }>(`select to_address from mail where kind = 'signature-requested' and text like $1`, [`%/dossiers/${dossier}/sign%`]);
    expect(mails).toEqual([{ to_address: signatory.email }]);

    const frozen = await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"1"').send({ kind: 'answered', level: 'fully' }).expect(409);
    expect(frozen.body).toMatchObject({ code: 'wrong-state', detail: 'The answers are frozen for the signature. Recall the request to change them.' });

    const signed = await move(signatory, `dossiers/${dossier}`, 'sign').expect(200);
    expect(signed.body).toMatchObject({ state: 'submitted', submittedAt: '2027-03-02T10:00:00.000Z', snapshot: { state: 'signed', signedBy: expect.any(String) } });
    const { body: snapshot } = await scene.secretary.get(`/api/v1/dossiers/${dossier}/snapshot`).expect(200);
    expect(snapshot.content).toMatchObject({ cycle: 'Spring round', member: town(0).name });
    expect(snapshot.content.answers.map((row: { indicatorCode: string }) => row.indicatorCode)).toEqual(['A1', 'A2', 'A3', 'A4']);
    expect(createHash('sha256').update(canonicalJson(snapshot.content)).digest('hex')).toBe(snapshot.sha256);

    const late = await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"1"').send({ kind: 'answered', level: 'fully' }).expect(409);
    expect(late.body.detail).toBe('The self-assessment was submitted on 2 March 2027. Ask the secretariat to return it if something must change.');
  });

  it('names every question that is open and every answer without its evidence', async () => {
    const { dossier } = await fresh();
    const { coordinator } = town(0);
    await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"0"').send({ kind: 'answered', level: 'fully' }).expect(200);
    const refused = await move(coordinator, `dossiers/${dossier}`, 'request-signature').expect(409);
    expect(refused.body).toMatchObject({
      code: 'incomplete',
      detail: '3 questions have no answer yet.',
      errors: { answers: { A2: 'No answer yet', A3: 'No answer yet', A4: 'No answer yet' }, evidence: { A1: 'This answer needs evidence' } },
    });
    const view = await coordinator.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(view.body.possibilities).toEqual([{ event: 'request-signature', reason: '3 questions have no answer yet.' }, { event: 'withdraw', needsReason: true }]);
  });

  it('lets a city file with open questions where the rules say so', async () => {
    const { dossier } = await fresh({ rules: { allowUnanswered: true } });
    await town(0).coordinator.put(answer(dossier, 'A2')).set('If-Match', '"0"').send({ kind: 'declined' }).expect(200);
    await move(town(0).coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
  });

  it('is done by exactly one of two at once', async () => {
    const { dossier } = await fresh();
    await answerAll(town(0), dossier);
    await move(town(0).coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
    const deputy = await world.as({ role: 'signatory', memberId: town(0).memberId });
    const both = await Promise.all([move(town(0).signatory, `dossiers/${dossier}`, 'sign'), move(deputy, `dossiers/${dossier}`, 'sign')]);
    expect(both.map((response) => response.status).sort()).toEqual([200, 409]);
    expect(both.find((response) => response.status === 409)?.body).toMatchObject({ code: 'already-done', detail: 'The self-assessment was signed already, on 2 March 2027.' });
    const again = await move(town(0).coordinator, `dossiers/${dossier}`, 'request-signature').expect(409);
    expect(again.body.code).toBe('wrong-state');
    const log = await world.sql(`select event from transition_log where object_id = $1 and event = 'sign'`, [dossier]);
    expect(log).toHaveLength(1);
  });

  it('is asked for once, recalled, and asked for again with a new snapshot', async () => {
    const { dossier } = await fresh();
    const { coordinator } = town(0);
    await answerAll(town(0), dossier);
    await move(coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
    expect((await move(coordinator, `dossiers/${dossier}`, 'request-signature').expect(409)).body.code).toBe('already-done');
    await move(coordinator, `dossiers/${dossier}`, 'recall').expect(200);
    await coordinator.put(answer(dossier, 'A3')).set('If-Match', '"1"').send({ kind: 'answered', number: 41 }).expect(200);
    const asked = await move(coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
    expect(asked.body.snapshot).toMatchObject({ number: 2, state: 'requested' });
    const snapshots = await world.sql(`select number, state from snapshot where dossier_id = $1 order by number`, [dossier]);
    expect(snapshots).toEqual([{ number: 1, state: 'void' }, { number: 2, state: 'requested' }]);
  });

  it('is nobody’s but the signatory’s', async () => {
    const { dossier } = await fresh();
    await answerAll(town(0), dossier);
    await move(town(0).signatory, `dossiers/${dossier}`, 'request-signature').expect(404);
    await move(town(0).coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
    for (const person of [town(0).coordinator, scene.secretary, town(1).signatory]) await move(person, `dossiers/${dossier}`, 'sign').expect(404);
    const sentBack = await move(town(0).signatory, `dossiers/${dossier}`, 'return').expect(400);
    expect(sentBack.body.errors).toEqual({ reason: 'Say why' });
    const returned = await move(town(0).signatory, `dossiers/${dossier}`, 'return', 'A3 is last year’s').expect(200);
    expect(returned.body.state).toBe('returned');
  });
});

describe('the end of the stage', () => {
  it('closes the answers by the time of the network, and an extension opens them again', async () => {
    const { dossier, other } = await fresh({ stages: [{ stage: 'self-assessment', opens: '2027-03-01T09:00', closes: '2027-03-08T23:59' }, ...STAGE_DATES.slice(1)] });
    const { coordinator } = town(0);
    try {
      clock.set('2027-03-08T22:58:59Z'); // 23:58:59 in Brussels
      await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"0"').send({ kind: 'answered', level: 'partly' }).expect(200);
      clock.set('2027-03-08T22:59:00Z');
      const closed = await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"1"').send({ kind: 'answered', level: 'fully' }).expect(409);
      expect(closed.body).toMatchObject({
        code: 'wrong-state',
        detail: 'The self-assessment closed on 8 March 2027 at 23:59 CET. The secretariat can grant an extension.',
      });
      const view = await coordinator.get(`/api/v1/dossiers/${dossier}`).expect(200);
      expect(view.body).toMatchObject({ frozen: closed.body.detail, may: { write: false } });

      await coordinator.post(`/api/v1/dossiers/${dossier}/extensions`).send({ stage: 'self-assessment', until: '2027-03-12T12:00', reason: 'Flood' }).expect(404);
      const passed = await scene.secretary.post(`/api/v1/dossiers/${dossier}/extensions`).send({ stage: 'self-assessment', until: '2027-03-08T23:59', reason: 'Flood' }).expect(400);
      expect(passed.body.errors).toEqual({ until: 'This has passed' });
      await scene.secretary.post(`/api/v1/dossiers/${dossier}/extensions`).send({ stage: 'self-assessment', until: '2027-03-12T12:00', reason: '' }).expect(400);
      const extended = await scene.secretary.post(`/api/v1/dossiers/${dossier}/extensions`).send({ stage: 'self-assessment', until: '2027-03-12T12:00', reason: 'Flood' }).expect(201);
      expect(extended.body).toMatchObject({ dueAt: '2027-03-12T11:00:00.000Z', extensions: [{ stage: 'self-assessment', until: '2027-03-12T11:00:00.000Z', reason: 'Flood' }] });
      await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"1"').send({ kind: 'answered', level: 'fully' }).expect(200);
      await town(1).coordinator.put(answer(other, 'A1')).set('If-Match', '"0"').send({ kind: 'answered', level: 'fully' }).expect(409);
      clock.set('2027-03-12T11:00:00Z');
      await coordinator.put(answer(dossier, 'A1')).set('If-Match', '"2"').send({ kind: 'answered', level: 'partly' }).expect(409);
    } finally {
      clock.set('2027-03-02T10:00:00Z');
    }
  });
});

describe('hold, return, withdraw', () => {
  it('comes back from a hold to where it was', async () => {
    const { dossier } = await fresh();
    await file(town(0), dossier);
    await move(scene.secretary, `dossiers/${dossier}`, 'hold').expect(400);
    expect((await move(scene.secretary, `dossiers/${dossier}`, 'hold', 'Merger of two towns').expect(200)).body.state).toBe('on-hold');
    expect((await move(scene.secretary, `dossiers/${dossier}`, 'resume').expect(200)).body.state).toBe('submitted');
    await move(town(0).coordinator, `dossiers/${dossier}`, 'hold', 'no').expect(404);
  });

  it('is returned by the secretariat with a reason, changed and signed again', async () => {
    const { dossier } = await fresh();
    const { coordinator, signatory } = town(0);
    await file(town(0), dossier);
    const returned = await move(scene.secretary, `dossiers/${dossier}`, 'return', 'A2 needs a word more').expect(200);
    expect(returned.body.state).toBe('returned');
    const [mail] = await world.sql<{ text: string }>(`select text from mail where kind = 'dossier-returned' and to_address = $1 order by created_at desc, id desc limit 1`, [coordinator.email]);
    expect(mail?.text).toContain('A2 needs a word more');
    await coordinator.put(answer(dossier, 'A2')).set('If-Match', '"1"').send({ kind: 'not-applicable', text: 'The region does this by law' }).expect(200);
    await move(coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
    const signed = await move(signatory, `dossiers/${dossier}`, 'sign').expect(200);
    expect(signed.body.snapshot).toMatchObject({ number: 2, state: 'signed' });
  });

  it('is withdrawn by the city itself, for good', async () => {
    const { dossier } = await fresh();
    await move(town(0).coordinator, `dossiers/${dossier}`, 'withdraw', 'No capacity').expect(200);
    expect((await move(town(0).coordinator, `dossiers/${dossier}`, 'withdraw', 'No capacity').expect(409)).body.code).toBe('already-done');
    await town(0).coordinator.put(answer(dossier, 'A1')).set('If-Match', '"0"').send({ kind: 'answered', level: 'partly' }).expect(409);
  });
});

describe('what is expected', () => {
  it('is to file, then to sign, then nothing', async () => {
    const { dossier } = await fresh();
    const of = async (person: Scene['secretary']) => {
      const { body } = await person.get('/api/v1/me').expect(200);
      return body.expected.filter((item: { path: string }) => item.path.includes(dossier));
    };
    expect(await of(town(0).coordinator)).toEqual([
      { kind: 'file', path: `/dossiers/${dossier}`, cycle: 'Spring round', subject: town(0).name, count: 4, dueAt: '2027-03-31T21:59:00.000Z', timeZone: 'Europe/Brussels' },
    ]);
    await answerAll(town(0), dossier);
    await move(town(0).coordinator, `dossiers/${dossier}`, 'request-signature').expect(200);
    expect(await of(town(0).signatory)).toMatchObject([{ kind: 'sign', path: `/dossiers/${dossier}/sign` }]);
    await move(town(0).signatory, `dossiers/${dossier}`, 'sign').expect(200);
    expect(await of(town(0).signatory)).toEqual([]);
    expect(await of(town(0).coordinator)).toEqual([]);
  });
});
