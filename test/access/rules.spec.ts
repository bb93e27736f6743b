import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCESS_RULES,
  BLIND_MODES,
  DOSSIER_STATES,
  Ids,
  modesOf,
  onDossier,
  PERMISSIONS,
  RELATIONS,
  statesOf,
  type Actor,
  type BlindMode,
  type DossierState,
  type Permission,
  type Relation,
  type Role,
} from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeEdition } from '../support/cycle.js';

/** Somebody, and what ties them to the dossier in question. */
interface Asker {
  name: string;
  actor: Actor;
  relations: readonly Relation[];
}

interface Moment {
  state: DossierState;
  mode: BlindMode;
  revealed: boolean;
}

/** Tables about a dossier, and the permissions of which one makes their rows exist. The query gives the dossiers that have a row. */
const GUARDED: Record<string, { rows: string; by: readonly Permission[] }> = {
  dossier: { rows: 'select id from dossier', by: ['dossier.read'] },
  answer: { rows: 'select dossier_id as id from answer', by: ['answer.read'] },
  evidence: { rows: `select dossier_id as id from evidence where visibility = 'reviewers'`, by: ['evidence.read'] },
  publicEvidence: { rows: `select dossier_id as id from evidence where visibility = 'public'`, by: ['evidence.read', 'evidence.read-public'] },
  snapshot: { rows: 'select dossier_id as id from snapshot', by: ['snapshot.read'] },
  review: { rows: `select dossier_id as id from review where pseudonym = 'A'`, by: ['review.read', 'review.assign', 'reviewer-identity.read'] },
  draftReview: { rows: `select dossier_id as id from review where pseudonym = 'B'`, by: ['review.assign'] },
  reviewIdentity: { rows: 'select dossier_id as id from review_identity where person_id = $1', by: ['reviewer-identity.read'] },
  reviewScore: { rows: `select s.dossier_id as id from review_score s where s.reason = 'A'`, by: ['review-score.read'] },
  finding: { rows: 'select dossier_id as id from finding', by: ['finding.read'] },
  reply: { rows: 'select dossier_id as id from reply', by: ['finding.read'] },
  score: { rows: 'select dossier_id as id from score', by: ['score.read'] },
  report: { rows: 'select dossier_id as id from report', by: ['report.read'] },
};

const MOMENTS: Moment[] = DOSSIER_STATES.flatMap((state) => BLIND_MODES.flatMap((mode) => [false, true].map((revealed) => ({ state, mode, revealed }))));
const PERMISSION_LIST = [...PERMISSIONS] as Permission[];

let world: TestApp;
let askers: Asker[];
/** Of each moment the dossier that is at it. */
const dossiers: string[] = [];
let networkId: string;
let memberId: string;
let authorId: string;
let checks = 0;

beforeAll(async () => {
  world = await startTestApp();
  await arrange();
}, 60_000);
afterAll(async () => {
  process.stdout.write(`${checks} checks\n`);
  await world.close();
});

/** What the table says, read as a person would read it. */
function holds(permission: Permission, relations: readonly Relation[], { state, mode, revealed }: Moment): boolean {
  return ACCESS_RULES.some(
    (rule) =>
      rule.permission === permission &&
      relations.includes(rule.relation) &&
      statesOf(rule).includes(state) &&
      (modesOf(rule).includes(mode) || (rule.afterReveal === true && revealed)),
  );
}

describe('the access table in the database', () => {
  it('knows an asker for every relation', () => {
    const known = new Set(askers.flatMap(({ relations }) => relations));
    expect(RELATIONS.filter((relation) => !known.has(relation))).toEqual([]);
  });

  it('grants each permission to each asker in each state and mode, exactly where the table says so', async () => {
    const columns = PERMISSION_LIST.map((permission, at) => `${onDossier(permission)} as p${at}`);
    const statement = `select ${columns.join(', ')} from unnest($3::uuid[], $4::text[], $5::text[], $6::boolean[]) with ordinality u(id, state, blind_mode, revealed, place)
      cross join lateral (select u.id, $1::uuid as network_id, $2::uuid as member_id, u.state, u.blind_mode, u.revealed) d order by u.place`;
    const parameters = [networkId, memberId, dossiers, MOMENTS.map(({ state }) => state), MOMENTS.map(({ mode }) => mode), MOMENTS.map(({ revealed }) => revealed)];
    const wrong: string[] = [];
    for (const asker of askers) {
      const rows = await world.db.run(asker.actor, () => world.db.query<Record<string, boolean>>(statement, parameters));
      for (const [place, moment] of MOMENTS.entries()) {
        for (const [at, permission] of PERMISSION_LIST.entries()) {
          checks++;
          const expected = holds(permission, asker.relations, moment);
          if (rows[place]?.[`p${at}`] !== expected) wrong.push(inWords(permission, asker, moment, expected));
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  }, 120_000);

  it('lets rows about a dossier exist exactly for those', async () => {
    const wrong: string[] = [];
    for (const asker of askers) {
      await world.db.run(asker.actor, async () => {
        for (const [name, { rows, by }] of Object.entries(GUARDED)) {
          const found = new Set((await world.db.query<{ id: string }>(rows, rows.includes('$1') ? [authorId] : [])).map(({ id }) => id));
          for (const [place, moment] of MOMENTS.entries()) {
            checks++;
            // Nothing about a dossier exists for those for whom the dossier does not.
            const expected = holds('dossier.read', asker.relations, moment) && by.some((permission) => holds(permission, asker.relations, moment));
            if (found.has(dossiers[place] as string) !== expected) wrong.push(inWords(name, asker, moment, expected));
          }
        }
      });
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  }, 120_000);

  it('is asked about rows that are there', async () => {
    for (const { rows } of Object.values(GUARDED)) expect((await world.sql(rows, rows.includes('$1') ? [authorId] : [])).length).toBeGreaterThanOrEqual(MOMENTS.length);
  });
});

function inWords(what: string, { name }: Asker, { state, mode, revealed }: Moment, expected: boolean): string {
  return `${what} for ${name}: ${expected ? 'missing' : 'too much'} (${state}, ${mode}${revealed ? ', revealed' : ''})`;
}

async function arrange(): Promise<void> {
  const ids = world.app.get(Ids);
  const now = new Date();
  const [elsewhere, otherMember] = [ids.next(), ids.next()];
  networkId = ids.next();
  memberId = ids.next();
  for (const id of [networkId, elsewhere]) await world.sql(`insert into network (id, code, slug, name, kind, time_zone, sandbox) values ($1, $2, $2, $2, 'network', 'UTC', true)`, [id, `n-${id}`]);
  for (const id of [memberId, otherMember]) {
    await world.sql(`insert into member (id, slug, name, kind, country, sandbox) values ($1, $2, $2, 'city', 'XA', true)`, [id, `m-${id}`]);
    await world.sql(`insert into membership (id, network_id, member_id) values ($1, $2, $3)`, [ids.next(), networkId, id]);
  }
  const editionId = await makeEdition(world);
  const [node] = await world.sql<{ id: string }>(`select id from node where edition_id = $1 and code = 'A1'`, [editionId]);
  for (const { state, mode, revealed } of MOMENTS) {
    const [cycleId, dossierId] = [ids.next(), ids.next()];
    dossiers.push(dossierId);
    await world.sql(`insert into cycle (id, network_id, edition_id, slug, title, state, blind_mode, time_zone, rules, created_at) values ($1, $2, $3, $4, 'Rules', 'review', $5, 'UTC', '{}', $6)`, [cycleId, networkId, editionId, cycleId, mode, now]);
    await world.sql(
      `insert into dossier (id, cycle_id, network_id, member_id, edition_id, state, held_from, pseudonym, blind_mode, revealed, questions, enrolled_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'M-1', $8, $9, 4, $10)`,
      [dossierId, cycleId, networkId, memberId, editionId, state, state === 'on-hold' ? 'submitted' : null, mode, revealed, now],
    );
  }
  await world.sql(`insert into answer (dossier_id, node_id, kind, text, version, updated_at) select id, $1, 'answered', 'x', 1, $2 from dossier`, [node?.id, now]);
  await world.sql(`insert into evidence (id, dossier_id, node_id, kind, title, url, visibility, created_at)
    select gen_random_uuid(), id, $1, 'link', 'x', 'https://example.org', v, $2 from dossier, unnest(array['public', 'reviewers']) v`, [node?.id, now]);
  await world.sql(`insert into snapshot (id, dossier_id, number, content, sha256, state, requested_at) select gen_random_uuid(), id, 1, '{}', 'x', 'requested', $1 from dossier`, [now]);
  await world.sql(`insert into finding (id, dossier_id, node_id, state) select gen_random_uuid(), id, $1, 'disputed' from dossier`, [node?.id]);
  await world.sql(`insert into reply (finding_id, dossier_id, state, replied_at) select id, dossier_id, 'accepted', $1 from finding`, [now]);
  await world.sql(`insert into scoring_run (id, cycle_id, network_id, method, method_version, inputs_sha256, created_at, finished_at) select gen_random_uuid(), id, network_id, '{}', '1', 'x', $1, $1 from cycle`, [now]);
  await world.sql(`insert into score (run_id, dossier_id, code, layer, kind, position) select r.id, d.id, 'A1', 'self', 'indicator', 0 from dossier d join scoring_run r on r.cycle_id = d.cycle_id`);
  await world.sql(
    `insert into report (id, network_id, cycle_id, dossier_id, kind, format, locale, state, file_name, media_type, created_at)
     select gen_random_uuid(), network_id, cycle_id, id, 'city', 'csv', 'en', 'building', 'x', 'text/csv', $1 from dossier`,
    [now],
  );

  const person = async (): Promise<string> => {
    const id = ids.next();
    await world.sql(`insert into person (id, email, name, created_at) values ($1, $2, 'X', $3)`, [id, `${id}@example.org`, now]);
    return id;
  };
  const mandate = (personId: string, role: Role, at: { network?: string; member?: string; from?: string; until?: string } = {}) =>
    world.sql(`insert into mandate (id, person_id, role, network_id, member_id, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6, $7)`, [
      ids.next(),
      personId,
      role,
      at.network ?? null,
      at.member ?? null,
      at.from ?? '2020-01-01',
      at.until ?? null,
    ]);
  /** The person is on every dossier, under this letter. */
  const review = async (personId: string, letter: string, state: string): Promise<void> => {
    await world.sql(`insert into review (id, dossier_id, pseudonym, state) select gen_random_uuid(), id, $1, $2 from dossier`, [letter, state]);
    await world.sql(
      `insert into review_identity (review_id, dossier_id, person_id, home_member_id, assigned_at) select id, dossier_id, $2, $3, $4 from review where pseudonym = $1`,
      [letter, personId, otherMember, now],
    );
    await world.sql(
      `insert into review_score (review_id, node_id, dossier_id, verdict, reason, version, updated_at) select id, $2, dossier_id, 'not-competent', $1, 1, $3 from review where pseudonym = $1`,
      [letter, node?.id, now],
    );
  };
  // The reviews asked about are by persons who ask nothing.
  authorId = await person();
  await review(authorId, 'A', 'submitted');
  await review(await person(), 'B', 'proposed');

  askers = [{ name: 'nobody', actor: { kind: 'anonymous', locale: 'en' }, relations: ['anyone'] }];
  const add = async (name: string, relations: readonly Relation[], arrangeFor: (personId: string) => Promise<unknown>): Promise<void> => {
    const personId = await person();
    await arrangeFor(personId);
    askers.push({ name, actor: { kind: 'person', personId, sessionId: personId, locale: 'en', roles: [] }, relations: ['anyone', 'signed-in', ...relations] });
  };
  const conflict = (personId: string, until: string | null) =>
    world.sql(`insert into declared_conflict (id, person_id, member_id, kind, declared_at, expires_at) values ($1, $2, $3, 'twinning', $4, $5)`, [ids.next(), personId, memberId, now, until]);

  await add('somebody', [], async () => {});
  for (const role of ['coordinator', 'contributor', 'signatory'] as const) await add(role, [role], (id) => mandate(id, role, { member: memberId }));
  for (const role of ['secretariat', 'assigning-officer', 'moderator', 'observer'] as const) await add(role, [role], (id) => mandate(id, role, { network: networkId }));
  await add('operator', ['operator'], (id) => mandate(id, 'operator'));
  await add('coordinator of another member', ['network-member'], (id) => mandate(id, 'coordinator', { member: otherMember }));
  await add('somebody of the pool', [], (id) => mandate(id, 'reviewer', { member: otherMember, network: networkId }));
  await add('somebody of the pool, from the city itself', [], (id) => mandate(id, 'reviewer', { member: memberId, network: networkId }));
  for (const [at, state] of ['accepted', 'scoring', 'submitted', 'reopened', 'settled'].entries()) await add(`reviewer (${state})`, ['reviewer'], (id) => review(id, `C${at}`, state));
  for (const [at, state] of ['invited', 'declined', 'conflicted'].entries()) await add(`asked to review (${state})`, ['invited-reviewer'], (id) => review(id, `D${at}`, state));
  for (const [at, state] of ['proposed', 'replaced'].entries()) await add(`${state} as reviewer`, [], (id) => review(id, `E${at}`, state));

  // Who runs the cycle keeps out of dossiers with a stake.
  const runs = async (id: string) => {
    for (const role of ['secretariat', 'assigning-officer', 'moderator'] as const) await mandate(id, role, { network: networkId });
  };
  await add('officer who coordinates the city', ['coordinator'], async (id) => {
    await runs(id);
    await mandate(id, 'coordinator', { member: memberId });
  });
  await add('officer of the pool, from the city itself', [], async (id) => {
    await runs(id);
    await mandate(id, 'reviewer', { member: memberId, network: networkId });
  });
  await add('officer with a declared conflict', [], async (id) => {
    await runs(id);
    await conflict(id, null);
  });
  await add('officer whose conflict has expired', ['secretariat', 'assigning-officer', 'moderator'], async (id) => {
    await runs(id);
    await conflict(id, '2021-01-01');
  });
  await add('officer who reviews the dossier', ['reviewer'], async (id) => {
    await runs(id);
    await review(id, 'F', 'scoring');
  });

  // Mandates elsewhere, ended, or not begun.
  await add('secretariat of another network', [], (id) => mandate(id, 'secretariat', { network: elsewhere }));
  await add('secretariat that was', [], (id) => mandate(id, 'secretariat', { network: networkId, until: '2021-01-01' }));
  await add('secretariat to be', [], (id) => mandate(id, 'secretariat', { network: networkId, from: '2090-01-01' }));
  await add('coordinator of the city for another network', [], (id) => mandate(id, 'coordinator', { member: memberId, network: elsewhere }));
}
