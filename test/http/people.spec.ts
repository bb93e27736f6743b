import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ids } from '@peerpolis/platform';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../support/app.js';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function network(): Promise<string> {
  const id = world.app.get(Ids).next();
  await world.sql(`insert into network (id, code, slug, name, kind) values ($1, $2, $2, 'A network', 'network')`, [id, id]);
  return id;
}

const tokenOf = async (email: string): Promise<string> => {
  const [mail] = await world.sql<{ text: string }>(`select text from mail where to_address = $1 order by created_at desc, id desc limit 1`, [email]);
  const token = /\/link\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error('no link in the mail');
  return token;
};

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const { email } = await world.as();
    const response = await world.agent().post('/api/v1/session').send({ email, password: TEST_PASSWORD }).expect(204);
    expect(response.get('Set-Cookie')?.[0]).toMatch(/^peerpolis_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('answers a wrong password, an unknown address and a missing field alike', async () => {
    const { email } = await world.as();
    const wrong = await world.agent().post('/api/v1/session').send({ email, password: 'not it at all' });
    const unknown = await world.agent().post('/api/v1/session').send({ email: 'nobody@example.org', password: 'not it at all' });
    expect(wrong.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('stops after ten wrong attempts on one address', async () => {
    const { email } = await world.as();
    for (let i = 0; i < 10; i++) await world.agent().post('/api/v1/session').send({ email, password: 'guess number x' }).expect(401);
    const response = await world.agent().post('/api/v1/session').send({ email, password: TEST_PASSWORD }).expect(429);
    expect(response.body.params.retryAfter).toBeGreaterThan(0);
  });

  it('refuses a request that a browser says comes from another site', async () => {
    const person = await world.as();
    await person.put('/api/v1/me').set('Sec-Fetch-Site', 'cross-site').send({ name: 'Taken over' }).expect(403);
    await person.put('/api/v1/me').set('Origin', 'https://evil.example').send({ name: 'Taken over' }).expect(403);
    await person.put('/api/v1/me').set('Sec-Fetch-Site', 'same-origin').send({ name: 'Myself' }).expect(200);
  });

  it('ends with the session', async () => {
    const person = await world.as();
    await person.get('/api/v1/me').expect(200);
    await person.delete('/api/v1/session').expect(204);
    await person.get('/api/v1/me').expect(401);
  });

  it('keeps no password and no token in the clear', async () => {
    const { personId } = await world.as();
    const [row] = await world.sql<{ password_hash: string; length: number }>(
      `select p.password_hash, octet_length(s.token_hash) as length from person p join session s on s.person_id = p.id where p.id = $1`,
      [personId],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.length).toBe(32);
  });
});

describe('links', () => {
  it('reset a password once, and end the other sessions', async () => {
    const person = await world.as();
    await world.agent().post('/api/v1/links').send({ email: person.email }).expect(202);
    const token = await tokenOf(person.email);
    const fresh = world.agent();
    await fresh.post('/api/v1/links/use').send({ token, password: 'another long password' }).expect(204);
    await fresh.get('/api/v1/me').expect(200);
    await person.get('/api/v1/me').expect(401);
    const again = await world.agent().post('/api/v1/links/use').send({ token, password: 'another long password' }).expect(410);
    expect(again.body.code).toBe('link-used');
  });

  it('expire, and an unknown one does not exist', async () => {
    const person = await world.as();
    await world.agent().post('/api/v1/links').send({ email: person.email }).expect(202);
    const token = await tokenOf(person.email);
    await world.sql(`update login_link set expires_at = created_at where person_id = $1`, [person.personId]);
    expect((await world.agent().post('/api/v1/links/use').send({ token, password: 'another long password' }).expect(410)).body.code).toBe('link-expired');
    await world.agent().post('/api/v1/links/use').send({ token: 'x'.repeat(43), password: 'another long password' }).expect(404);
  });

  it('tell nobody whether an address is known', async () => {
    const known = await world.agent().post('/api/v1/links').send({ email: (await world.as()).email });
    const unknown = await world.agent().post('/api/v1/links').send({ email: 'nobody2@example.org' });
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
  });
});

describe('mandates', () => {
  it('are given by the secretariat of the network, and the new person is invited', async () => {
    const networkId = await network();
    const officer = await world.as({ role: 'secretariat', networkId });
    await officer.post('/api/v1/people').send({ email: 'new@example.org', name: 'New Person', role: 'moderator', networkId }).expect(201);
    const agent = world.agent();
    await agent.post('/api/v1/links/use').send({ token: await tokenOf('new@example.org'), password: 'a password of my own' }).expect(204);
    const me = await agent.get('/api/v1/me').expect(200);
    expect(me.body).toMatchObject({ name: 'New Person', roles: ['moderator'], mandates: [{ role: 'moderator', network: { id: networkId } }], expected: [] });
  });

  it('cannot be given in a network that is not the inviter’s, and nothing is left behind', async () => {
    const officer = await world.as({ role: 'secretariat', networkId: await network() });
    await officer.post('/api/v1/people').send({ email: 'stray@example.org', name: 'Stray', role: 'secretariat', networkId: await network() }).expect(404);
    expect(await world.sql(`select 1 from person where email = 'stray@example.org'`)).toEqual([]);
  });

  it('say which field does not fit the role, and refuse unknown fields', async () => {
    const networkId = await network();
    const officer = await world.as({ role: 'secretariat', networkId });
    const shape = await officer.post('/api/v1/people').send({ email: 'a@example.org', name: 'A', role: 'coordinator', networkId }).expect(400);
    expect(shape.body.errors).toEqual({ memberId: 'A coordinator acts for a member' });
    const unknown = await officer.post('/api/v1/people').send({ email: 'a@example.org', name: 'A', role: 'moderator', networkId, admin: true }).expect(400);
    expect(JSON.stringify(unknown.body.errors)).toContain('admin');
  });

  it('count only while they are in force', async () => {
    const networkId = await network();
    const officer = await world.as({ role: 'secretariat', networkId });
    const guest = await world.as({ role: 'moderator', networkId });
    const [mandate] = await world.sql<{ id: string }>(`select id from mandate where person_id = $1`, [guest.personId]);
    await officer.post(`/api/v1/mandates/${mandate?.id}/end`).send({ validUntil: '2020-01-01T00:00:00Z' }).expect(204);
    const [active] = await world.sql<{ n: string }>(`select count(*) n from mandate where person_id = $1 and valid_until > $2`, [guest.personId, new Date()]);
    expect(Number(active?.n)).toBe(0);
  });

  it('let a secretariat see the persons of its network only', async () => {
    const networkId = await network();
    const officer = await world.as({ role: 'secretariat', networkId });
    const other = await world.as({ role: 'secretariat', networkId: await network() });
    const list = await officer.get('/api/v1/people').expect(200);
    expect(list.body.map((person: { id: string }) => person.id)).toEqual([officer.personId]);
    expect(list.get('Content-Range')).toBe('people 0-0/1');
    await officer.get(`/api/v1/people/${other.personId}`).expect(404);
  });
});
