import { type INestApplicationContext } from '@nestjs/common';
import { hashPassword } from '@peerpolis/people';
import { Clock, Db, Ids, SYSTEM, type PersonActor, type Role } from '@peerpolis/platform';
import { addressOf, CAST, NETWORK, SANDBOX_PASSWORD, TOWNS, type CastMember } from './cast.js';

/** The stage of the sandbox: its network, towns and people, by the names the story uses. */
export interface Stage {
  networkId: string;
  memberIds: ReadonlyMap<string, string>;
  actor(account: string): PersonActor;
}

/** Creates network, towns, people and mandates; everything of an earlier sandbox is gone before. */
export async function setStage(app: INestApplicationContext): Promise<Stage> {
  const db = app.get(Db);
  const ids = app.get(Ids);
  const now = app.get(Clock).now();
  const passwordHash = await hashPassword(SANDBOX_PASSWORD);
  const networkId = ids.next();
  const memberIds = new Map(TOWNS.map((town) => [town.slug, ids.next()]));
  const personIds = new Map(CAST.map((person) => [person.account, ids.next()]));
  await db.run(SYSTEM, async () => {
    await clearStage(db);
    await db.query(`insert into network (id, code, slug, name, kind, time_zone, sandbox, facts) values ($1, $2, $3, $4, $5, $6, true, '{}')`, [
      networkId,
      NETWORK.code,
      NETWORK.slug,
      NETWORK.name,
      NETWORK.kind,
      NETWORK.timeZone,
    ]);
    for (const town of TOWNS) {
      const cityId = ids.next();
      await db.query(`insert into city (id, name, country, population, population_as_of, status) values ($1, $2, $3, $4, 'invented', 'fictional')`, [cityId, town.name, town.country, town.population]);
      await db.query(`insert into member (id, slug, name, kind, country, city_id, sandbox) values ($1, $2, $3, 'city', $4, $5, true)`, [
        memberIds.get(town.slug),
        `sandbox-${town.slug}`,
        town.name,
        town.country,
        cityId,
      ]);
      await db.query(`insert into membership (id, network_id, member_id, category, since) values ($1, $2, $3, 'member', '2020-01-01')`, [ids.next(), networkId, memberIds.get(town.slug)]);
    }
    for (const person of CAST) {
      const personId = personIds.get(person.account) as string;
      await db.query(`insert into person (id, email, name, locale, password_hash, sandbox, created_at) values ($1, $2, $3, $4, $5, true, $6)`, [
        personId,
        addressOf(person.account),
        person.name,
        person.locale,
        passwordHash,
        now,
      ]);
      for (const role of person.roles) await db.query(MANDATE, [ids.next(), personId, role, ...placeOf(role, person, networkId, memberIds), BEFORE_ALL]);
    }
  });
  return {
    networkId,
    memberIds,
    actor(account) {
      const person = CAST.find((candidate) => candidate.account === account);
      const personId = personIds.get(account);
      if (!person || !personId) throw new Error(`The sandbox has no ${account}`);
      return { kind: 'person', personId, sessionId: personId, locale: person.locale, roles: person.roles };
    },
  };
}

/** Removes the sandbox: its network with all that hangs on it, its towns, its people. Real networks are not touched. */
async function clearStage(db: Db): Promise<void> {
  await db.query(`delete from network where sandbox`);
  await db.query(`delete from mail where person_id in (select id from person where sandbox)`);
  await db.query(`delete from person where sandbox`);
  await db.query(`delete from member where sandbox`);
  await db.query(`delete from city where status = 'fictional'`);
}

const BEFORE_ALL = new Date('2020-01-01T00:00:00Z');
const MANDATE = `insert into mandate (id, person_id, role, network_id, member_id, valid_from) values ($1, $2, $3, $4, $5, $6)`;

function placeOf(role: Role, { town }: CastMember, networkId: string, memberIds: ReadonlyMap<string, string>): [string | null, string | null] {
  const memberId = town ? (memberIds.get(town.slug) ?? null) : null;
  return [role === 'coordinator' || role === 'signatory' ? null : networkId, memberId];
}
