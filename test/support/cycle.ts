import { Clock, Ids } from '@peerpolis/platform';
import { type Agent, type TestApp } from './app.js';

/** A clock that stands where it is put. */
export class TestClock extends Clock {
  constructor(private moment: Date) {
    super();
  }
  now(): Date {
    return this.moment;
  }
  set(moment: string): void {
    this.moment = new Date(moment);
  }
}

export type Person = Agent & { personId: string; email: string };

/** A fictional network with towns, a small published edition, and somebody for every role. */
export interface Town {
  memberId: string;
  name: string;
  coordinator: Person;
  signatory: Person;
}

export interface Scene {
  networkId: string;
  editionId: string;
  secretary: Person;
  towns: Town[];
}

/**
 * The edition: A1 and A2 on levels ("fully" needs evidence), A3 a share of 0 to 100 that applies to everybody, A4 told in words.
 */
export async function makeScene(world: TestApp, towns = 2, name = 'Lakes'): Promise<Scene> {
  const ids = world.app.get(Ids);
  const networkId = ids.next();
  await world.sql(`insert into network (id, code, slug, name, kind, time_zone, sandbox) values ($1, $2, $2, $3, 'network', 'Europe/Brussels', true)`, [
    networkId,
    `${name.toLowerCase()}-${networkId.slice(-6)}`,
    name,
  ]);
  const editionId = await makeEdition(world);
  const secretary = await world.as({ role: 'secretariat', networkId });
  const scene: Scene = { networkId, editionId, secretary, towns: [] };
  for (let at = 0; at < towns; at++) scene.towns.push(await makeTown(world, networkId, `${name} town ${at + 1}`));
  return scene;
}

export async function makeTown(world: TestApp, networkId: string, name: string): Promise<Town> {
  const ids = world.app.get(Ids);
  const memberId = ids.next();
  await world.sql(`insert into member (id, slug, name, kind, country, sandbox) values ($1, $2, $3, 'city', 'BE', true)`, [memberId, memberId, name]);
  await world.sql(`insert into membership (id, network_id, member_id) values ($1, $2, $3)`, [ids.next(), networkId, memberId]);
  return {
    memberId,
    name,
    coordinator: await world.as({ role: 'coordinator', memberId }),
    signatory: await world.as({ role: 'signatory', memberId }),
  };
}

export async function makeEdition(world: TestApp): Promise<string> {
  const ids = world.app.get(Ids);
  const [standard, edition, fulfilment, share, section, commitment] = Array.from({ length: 6 }, () => ids.next());
  const level = (code: string, value: number, evidenceRequired: boolean) => ({ code, value, texts: {}, evidenceRequired });
  await world.sql(`insert into standard (id, code, title, owner, adopted) values ($1, $2, '{"en": "Charter of the lakes"}', 'Lakes', '2020')`, [
    standard,
    `LAKES-${String(standard).slice(-8)}`,
  ]);
  await world.sql(`insert into edition (id, standard_id, label, status, languages, has_overall, method) values ($1, $2, '2020', 'draft', '{en}', false, $3)`, [
    edition,
    standard,
    JSON.stringify({ commitment: 'arithmetic', section: 'arithmetic', overall: 'none', coverage: null, low: 0, high: 100 }),
  ]);
  await world.sql(`insert into scale (id, edition_id, code, kind, levels) values ($1, $2, 'fulfilment', 'levels', $3)`, [
    fulfilment,
    edition,
    JSON.stringify([level('fully', 100, true), level('partly', 50, false), level('not-at-all', 0, false)]),
  ]);
  await world.sql(`insert into scale (id, edition_id, code, kind, minimum, maximum, may_not_apply) values ($1, $2, 'share', 'number', 0, 100, false)`, [share, edition]);
  await world.sql(`insert into node (id, edition_id, kind, code, position, texts) values ($1, $2, 'section', 'A', 0, '{}')`, [section, edition]);
  await world.sql(`insert into node (id, edition_id, parent_id, kind, code, position, texts) values ($1, $2, $3, 'commitment', 'AA', 0, '{}')`, [commitment, edition, section]);
  const indicator = (code: string, position: number, scale: string | null | undefined) =>
    world.sql(`insert into node (id, edition_id, parent_id, kind, code, position, scale_id, narrative, texts) values ($1, $2, $3, 'indicator', $4, $5, $6, 'optional', '{}')`, [
      ids.next(),
      edition,
      commitment,
      code,
      position,
      scale,
    ]);
  await indicator('A1', 0, fulfilment);
  await indicator('A2', 1, fulfilment);
  await indicator('A3', 2, share);
  await indicator('A4', 3, null);
  await world.sql(`update edition set status = 'published', published_at = $2 where id = $1`, [edition, world.app.get(Clock).now()]);
  return String(edition);
}

/** Stages of spring 2027: the self-assessment in March, then two weeks each. */
export const STAGE_DATES = [
  { stage: 'self-assessment', opens: '2027-03-01T09:00', closes: '2027-03-31T23:59' },
  { stage: 'review', opens: '2027-04-01T09:00', closes: '2027-04-14T23:59' },
  { stage: 'moderation', opens: '2027-04-15T09:00', closes: '2027-04-28T23:59' },
  { stage: 'reply', opens: '2027-04-29T09:00', closes: '2027-05-12T23:59' },
  { stage: 'publication', opens: '2027-05-13T09:00', closes: '2027-05-26T23:59' },
];

let cycles = 0;

/** Plans a cycle and opens it. */
export async function openCycle(scene: Scene, extra: Record<string, unknown> = {}): Promise<string> {
  const created = await scene.secretary
    .post('/api/v1/cycles')
    .send({ ...planOf(scene), ...extra })
    .expect(201);
  await scene.secretary.post(`/api/v1/cycles/${created.body.id}/transitions`).send({ event: 'open' }).expect(200);
  return created.body.id as string;
}

export const planOf = ({ networkId, editionId }: Scene) => ({
  networkId,
  editionId,
  title: 'Spring round',
  slug: `spring-round-${++cycles}`,
  timeZone: 'Europe/Brussels',
  stages: STAGE_DATES,
});

/** The town's dossier in a cycle. */
export async function dossierOf(town: Town, cycleId: string): Promise<string> {
  const { body } = await town.coordinator.get('/api/v1/dossiers').query({ filter: JSON.stringify({ cycleId, mine: true }) }).expect(200);
  return body[0].id as string;
}

/** Answers all questions: levels that need no evidence. */
export async function answerAll(town: Town, dossierId: string): Promise<void> {
  const put = (code: string, answer: object) => town.coordinator.put(`/api/v1/dossiers/${dossierId}/answers/${code}`).set('If-Match', '"0"').send(answer).expect(200);
  await put('A1', { kind: 'answered', level: 'partly' });
  await put('A2', { kind: 'not-applicable', text: 'The region does this' });
  await put('A3', { kind: 'answered', number: 40 });
  await put('A4', { kind: 'answered', text: 'We asked everybody' });
}

export const move = (person: Agent, path: string, event: string, reason?: string) => person.post(`/api/v1/${path}/transitions`).send({ event, ...(reason ? { reason } : {}) });

/** From enrolment to a signed and submitted self-assessment. */
export async function file(town: Town, dossierId: string): Promise<void> {
  await answerAll(town, dossierId);
  await move(town.coordinator, `dossiers/${dossierId}`, 'request-signature').expect(200);
  await move(town.signatory, `dossiers/${dossierId}`, 'sign').expect(200);
}
