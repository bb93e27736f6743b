import { createHash } from 'node:crypto';
import pg from 'pg';

export const DOSSIERS = 2000;
export const ANSWERS = 11;
/** The first so many dossiers are in moderation, with three submitted reviews each; the others are being answered. */
export const REVIEWED = 200;

/** What the measures need to know of the world. */
export interface World {
  editionId: string;
  /** Codes and ids of the questions, in order. */
  indicators: { id: string; code: string }[];
  /** In order: the reviewed ones first. */
  dossiers: { id: string; personId: string }[];
}

/** Session cookie of the dossier's coordinator, of the one in the network's secretariat. The token is no secret: the database lives as long as the bench. */
export const cookieOf = (personId: string): string => `peerpolis_session=${tokenOf(personId)}`;
export const SECRETARY = '00000000-0000-7000-8000-00000000000a';

const tokenOf = (personId: string): string => `bench-${personId}`;
const NETWORK = '00000000-0000-7000-8000-000000000001';
const STANDARD = '00000000-0000-7000-8000-000000000002';
const EDITION = '00000000-0000-7000-8000-000000000003';
const SCALE = '00000000-0000-7000-8000-000000000004';
const CYCLE = '00000000-0000-7000-8000-000000000005';

const LEVELS = ['fully', 'partly', 'not-at-all'].map((code, at) => ({ code, value: 100 - 50 * at, texts: {}, evidenceRequired: false }));

/**
 * A fictional network with 2,000 towns in one cycle: a coordinator each, all questions answered, two pieces of evidence, a history;
 * three submitted reviews with all scores on the reviewed ones. Straight into the tables, as their owner.
 */
export async function arrange(ownerUrl: string): Promise<World> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(edition());
    await client.query(people());
    await client.query(cycle());
    await client.query(reviews());
    await client.query('commit');
    await openSessions(client);
    await client.query('analyze');
    const indicators = await client.query<{ id: string; code: string }>(`select id, code from node where kind = 'indicator' order by position`);
    const dossiers = await client.query<{ id: string; personId: string }>(
      `select d.id, m.person_id as "personId" from dossier d join mandate m on m.member_id = d.member_id and m.role = 'coordinator' order by d.pseudonym`,
    );
    return { editionId: EDITION, indicators: indicators.rows, dossiers: dossiers.rows };
  } finally {
    await client.end();
  }
}

const edition = (): string => `
  insert into standard (id, code, title, owner, adopted) values ('${STANDARD}', 'BENCH', '{"en": "Charter of the lakes"}', 'Lakes', '2020');
  insert into edition (id, standard_id, label, status, languages, has_overall, method) values ('${EDITION}', '${STANDARD}', '2020', 'draft', '{en}', false, '{}');
  insert into scale (id, edition_id, code, kind, levels) values ('${SCALE}', '${EDITION}', 'fulfilment', 'levels', '${JSON.stringify(LEVELS)}');
  insert into node (id, edition_id, kind, code, position, scale_id, texts)
    select uuidv7(), '${EDITION}', 'indicator', 'Q' || lpad(n::text, 2, '0'), n, '${SCALE}', jsonb_build_object('en', jsonb_build_object('title', 'Question ' || n))
    from generate_series(1, ${ANSWERS}) n;
  update edition set status = 'published', published_at = now() where id = '${EDITION}';`;

/** Reviewers have the home towns 1 to 30, and three each dossier. */
const people = (): string => `
  insert into network (id, code, slug, name, kind, sandbox) values ('${NETWORK}', 'bench', 'bench', 'Network of the lakes', 'network', true);
  insert into member (id, slug, name, kind, country, sandbox) select uuidv7(), 'town-' || n, 'Town ' || n, 'city', 'BE', true from generate_series(1, ${DOSSIERS}) n;
  insert into membership (id, network_id, member_id) select uuidv7(), '${NETWORK}', id from member;
  insert into person (id, email, name, created_at) values ('${SECRETARY}', 'secretary@example.org', 'Secretary', now());
  insert into person (id, email, name, created_at) select uuidv7(), slug || '@example.org', 'Coordinator of ' || name, now() from member;
  insert into person (id, email, name, created_at) select uuidv7(), 'reviewer-' || n || '@example.org', 'Reviewer ' || n, now() from generate_series(1, 30) n;
  insert into mandate (id, person_id, role, network_id, valid_from) values (uuidv7(), '${SECRETARY}', 'secretariat', '${NETWORK}', now() - interval '1 day');
  insert into mandate (id, person_id, role, member_id, valid_from)
    select uuidv7(), p.id, 'coordinator', m.id, now() - interval '1 day' from member m join person p on p.email = m.slug || '@example.org';
  insert into mandate (id, person_id, role, network_id, member_id, valid_from)
    select uuidv7(), p.id, 'reviewer', '${NETWORK}', m.id, now() - interval '1 day'
    from generate_series(1, 30) n join person p on p.email = 'reviewer-' || n || '@example.org' join member m on m.slug = 'town-' || n;`;

const cycle = (): string => `
  insert into cycle (id, network_id, edition_id, slug, title, state, blind_mode, time_zone, rules, created_at)
    values ('${CYCLE}', '${NETWORK}', '${EDITION}', 'bench', 'Round of the lakes', 'self-assessment', 'single', 'Europe/Brussels', '{}', now());
  insert into cycle_stage (cycle_id, stage, opens_at, closes_at)
    select '${CYCLE}', stage, now() + (at - 1) * interval '30 days', now() + at * interval '30 days'
    from unnest(array['self-assessment', 'review', 'moderation', 'reply', 'publication']) with ordinality as s (stage, at);
  insert into dossier (id, cycle_id, network_id, member_id, edition_id, state, pseudonym, blind_mode, answered, questions, enrolled_at, submitted_at)
    select uuidv7(), '${CYCLE}', '${NETWORK}', m.id, '${EDITION}', case when n <= ${REVIEWED} then 'in-moderation' else 'drafting' end,
      'P' || lpad(n::text, 4, '0'), 'single', ${ANSWERS}, ${ANSWERS}, now(), case when n <= ${REVIEWED} then now() end
    from generate_series(1, ${DOSSIERS}) n join member m on m.slug = 'town-' || n;
  insert into answer (dossier_id, node_id, kind, level, text, version, updated_at)
    select d.id, n.id, 'answered', 'partly', 'Courses twice a year, with child care, since 2019.', 1, now() from dossier d cross join node n where n.kind = 'indicator';
  insert into answer_history (dossier_id, node_id, version, kind, level, text, at)
    select dossier_id, node_id, version, kind, level, text, updated_at from answer;
  insert into evidence (id, dossier_id, node_id, kind, title, url, created_at)
    select uuidv7(), d.id, n.id, 'link', 'Decision of the council', 'https://example.org/decision', now()
    from dossier d join node n on n.kind = 'indicator' and n.position in (1, 2);
  insert into transition_log (id, machine, object_id, network_id, dossier_id, event, from_state, to_state, at)
    select uuidv7(), 'dossier', d.id, d.network_id, d.id, e.event, e.was, e.becomes, now()
    from dossier d cross join (values ('enrol', null, 'enrolled'), ('start', 'enrolled', 'drafting')) as e (event, was, becomes);`;

const reviews = (): string => `
  insert into review (id, dossier_id, pseudonym, state, submitted_at)
    select uuidv7(), d.id, 'Reviewer ' || letter, 'submitted', now() from dossier d cross join unnest(array['A', 'B', 'C']) letter where d.state = 'in-moderation';
  insert into review_identity (review_id, dossier_id, person_id, home_member_id, assigned_at)
    select r.id, r.dossier_id, p.id, m.id, now()
    from (select r.id, r.dossier_id, 1 + (substr(d.pseudonym, 2)::int * 3 + row_number() over (partition by r.dossier_id order by r.id)) % 30 as n
      from review r join dossier d on d.id = r.dossier_id) r
    join person p on p.email = 'reviewer-' || r.n || '@example.org' join member m on m.slug = 'town-' || r.n;
  insert into review_score (review_id, node_id, dossier_id, verdict, level, confidence, evidence_strength, reason, version, updated_at)
    select r.id, n.id, r.dossier_id, 'scored', 'partly', 'high', 'documented', 'The documents show it.', 1, now()
    from review r cross join node n where n.kind = 'indicator';`;

async function openSessions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`select id from person`);
  await client.query(
    `insert into session (id, token_hash, person_id, created_at, expires_at)
     select uuidv7(), decode(s.hash, 'hex'), s.person, now(), now() + interval '1 day' from unnest($1::uuid[], $2::text[]) as s (person, hash)`,
    [rows.map(({ id }) => id), rows.map(({ id }) => createHash('sha256').update(tokenOf(id)).digest('hex'))],
  );
}
