import { ACTIVE_REVIEW, everywhereFunction, grantsFunction, HOLDS, quoted } from './grants.js';

/**
 * SQL functions behind the policies. They read mandates, memberships and review identities as the owner (security definer), so a
 * policy can ask "may I?" without letting the asker read those tables. Each is stable: PostgreSQL calls it once per statement.
 * Person, kind and time come from the transaction (see Db), never from the session user.
 */
const definer = `language sql stable security definer set search_path = public, pg_temp`;

export const ACCESS_FUNCTIONS: readonly string[] = [
  `create or replace function access.is_system() returns boolean language sql stable
    as $$ select current_setting('app.kind', true) = 'system' $$`,

  `create or replace function access.person() returns uuid language sql stable
    as $$ select nullif(current_setting('app.person', true), '')::uuid $$`,

  `create or replace function access.moment() returns timestamptz language sql stable
    as $$ select nullif(current_setting('app.now', true), '')::timestamptz $$`,

  `create or replace function access.mandates() returns setof mandate ${definer} as $$
    select m.* from mandate m where ${HOLDS}
  $$`,

  grantsFunction(),

  everywhereFunction(),

  `create or replace function access.networks(asked text) returns uuid[] ${definer} as $$
    select coalesce(array_agg(distinct g.id), '{}') from access.grants(asked) g where g.kind = 'network' $$`,

  // Members in whose dossiers the actor has a stake: own city, or a declared conflict.
  `create or replace function access.conflicted_members() returns uuid[] ${definer} as $$
    select coalesce(array_agg(distinct member_id), '{}') from (
      select m.member_id from access.mandates() m where m.member_id is not null
      union all
      select c.member_id from declared_conflict c
        where c.person_id = access.person() and (c.expires_at is null or c.expires_at > access.moment())) stakes $$`,

  `create or replace function access.own_dossiers() returns uuid[] ${definer} as $$
    select coalesce(array_agg(i.dossier_id), '{}') from review_identity i join review v on v.id = i.review_id
    where i.person_id = access.person() and v.state in (${quoted(ACTIVE_REVIEW)}) $$`,

  `create or replace function access.stake_in_cycle(cycle uuid) returns boolean ${definer} as $$
    select exists (select 1 from dossier d where d.cycle_id = cycle
      and (d.member_id = any(access.conflicted_members()) or d.id = any(access.own_dossiers()))) $$`,

  // A proposed review is a draft of the assigning officer; the person proposed must not learn of it.
  `create or replace function access.own_reviews() returns uuid[] ${definer} as $$
    select coalesce(array_agg(i.review_id), '{}') from review_identity i join review v on v.id = i.review_id
    where i.person_id = access.person() and v.state not in ('proposed', 'replaced') $$`,

  // May the actor know which member a dossier is about? In a double-blind cycle its reviewers may not, until the reveal.
  `create or replace function access.knows_member(network uuid, member uuid, mode text, revealed boolean) returns boolean ${definer} as $$
    select mode <> 'double' or revealed or access.is_system()
      or exists (select 1 from access.mandates() m where m.member_id = member and m.role <> 'reviewer')
      or exists (select 1 from access.mandates() m where m.network_id = network and m.role in ('secretariat', 'assigning-officer', 'moderator'))
  $$`,

  // The run whose numbers count: the last that came to its end.
  `create or replace function access.last_run(cycle uuid) returns uuid ${definer} as $$
    select id from scoring_run where cycle_id = cycle and finished_at is not null order by finished_at desc, id desc limit 1
  $$`,

  // Persons whose name the actor meets in its work: itself, colleagues of its city, persons with a mandate in a network it administers.
  `create or replace function access.known_persons() returns setof uuid ${definer} as $$
    select access.person()
    union
    select c.person_id from access.mandates() m join mandate c on c.member_id = m.member_id
      where m.role in ('coordinator', 'contributor', 'signatory') and c.role in ('coordinator', 'contributor', 'signatory')
    union
    select c.person_id from mandate c where c.network_id = any(access.networks('person.read'))
    union
    select c.person_id from mandate c join membership ms on ms.member_id = c.member_id where ms.network_id = any(access.networks('person.read'))
  $$`,
];
