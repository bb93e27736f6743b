import { type INestApplicationContext } from '@nestjs/common';
import { Clock, Db, SYSTEM } from '@peerpolis/platform';
import { addressOf, CAST, NETWORK, SANDBOX_PASSWORD } from './cast.js';
import { StoryClock } from './clock.js';
import { Director } from './director.js';
import { setStage } from './people.js';
import { PLOTS } from './plot.js';

export interface SandboxAccount {
  role: string;
  email: string;
  password: string;
  /** Id of the member the account acts for, and its name; null for those of the network. */
  member: string | null;
  memberName: string | null;
  name: string;
}

export interface SandboxAccounts {
  accounts: SandboxAccount[];
  cycles: { id: string; stage: string; slug: string; title: string }[];
  network: { id: string; slug: string } | null;
}

/** Builds the sandbox anew. The house must run on a StoryClock, since a cycle takes months. */
export async function resetSandbox(app: INestApplicationContext, today: Date): Promise<void> {
  const clock = app.get(Clock);
  if (!(clock instanceof StoryClock)) throw new Error('The sandbox is told on a StoryClock');
  clock.set(today);
  const db = app.get(Db);
  const edition = await db.run(SYSTEM, () =>
    db.one<{ id: string }>(`select e.id from edition e join standard s on s.id = e.standard_id where s.code = 'IC2010' and e.status = 'published'`),
  );
  if (!edition) throw new Error('The Integrating Cities Charter is not loaded; seed the reference data first');
  const stage = await setStage(app);
  const director = new Director(app, stage, today, edition.id);
  for (const plot of PLOTS) await director.tell(plot);
}

/** true when the sandbox is there, with all its cycles. */
export async function sandboxExists(app: INestApplicationContext): Promise<boolean> {
  return (await sandboxAccounts(app)).cycles.length >= PLOTS.length;
}

/** Sign-ins and cycles of the running sandbox. */
export async function sandboxAccounts(app: INestApplicationContext): Promise<SandboxAccounts> {
  const db = app.get(Db);
  return db.run(SYSTEM, async () => {
    const network = await db.one<{ id: string; slug: string }>(`select id, slug from network where slug = $1 and sandbox`, [NETWORK.slug]);
    if (!network) return { accounts: [], cycles: [], network: null };
    const members = await db.query<{ id: string; slug: string }>(`select id, slug from member where sandbox`);
    const idOf = (slug: string): string | null => members.find((member) => member.slug === `sandbox-${slug}`)?.id ?? null;
    const cycles = await db.query<SandboxAccounts['cycles'][number]>(`select id, state as stage, slug, title from cycle where network_id = $1 order by created_at, id`, [network.id]);
    return {
      accounts: CAST.map(({ account, roles, town, name }) => ({
        role: roles[0] as string,
        email: addressOf(account),
        password: SANDBOX_PASSWORD,
        member: town ? idOf(town.slug) : null,
        memberName: town?.name ?? null,
        name,
      })),
      cycles,
      network,
    };
  });
}
