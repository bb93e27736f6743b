import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resetSandbox, sandboxAccounts, StoryClock } from '@peerpolis/house';
import { Clock } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../support/app.js';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ filled: true, override: (builder) => builder.overrideProvider(Clock).useValue(new StoryClock()) });
}, 180_000);
afterAll(() => world.close());

describe('the sandbox', () => {
  it('has a cycle in every stage', async () => {
    const { cycles } = await sandboxAccounts(world.app);
    expect(cycles.map((cycle) => cycle.stage).sort()).toEqual(['closed', 'draft', 'follow-up', 'moderation', 'publication', 'reply', 'review', 'self-assessment']);
  });

  it('lets every account sign in', async () => {
    const { accounts } = await sandboxAccounts(world.app);
    expect(accounts).toHaveLength(22);
    for (const { email, password, role } of accounts) {
      const agent = world.agent();
      await agent.post('/api/v1/session').send({ email, password }).expect(204);
      const me = await agent.get('/api/v1/me').expect(200);
      expect(me.body.roles).toContain(role);
    }
  });

  it('hangs no answer and no review on a real city', async () => {
    const strays = await world.sql(
      `select m.name from dossier d join member m on m.id = d.member_id join cycle c on c.id = d.cycle_id
       where not c.historical and not m.sandbox union all
       select m.name from review_identity i join member m on m.id = i.home_member_id where not m.sandbox`,
    );
    expect(strays).toEqual([]);
  });

  it('shows published results to anybody, and nothing of the others', async () => {
    const states = await world.sql<{ id: string; state: string }>(`select d.id, d.state from dossier d join cycle c on c.id = d.cycle_id where not c.historical`);
    for (const { id, state } of states) {
      await world.agent().get(`/api/v1/dossiers/${id}/scorecard`).expect(state === 'published' ? 200 : 404);
    }
  });

  it('is built anew without touching what is real', async () => {
    const real = () => world.sql(`select count(*) from member where not sandbox union all select count(*) from membership_sighting union all select count(*) from network where not sandbox`);
    const before = await real();
    const old = (await sandboxAccounts(world.app)).network?.id;
    await resetSandbox(world.app, new Date());
    expect((await sandboxAccounts(world.app)).network?.id).not.toBe(old);
    expect(await real()).toEqual(before);
  }, 120_000);
});
