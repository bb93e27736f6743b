import { ACCESS_RULES, modesOf, PERMISSIONS, statesOf, type AccessRule } from '@peerpolis/platform';

/** Mandate roles that act inside a network and must keep out of dossiers in which they have a stake. */
export const NETWORK_ROLES: readonly string[] = ['secretariat', 'assigning-officer', 'moderator', 'observer'];

/** States of a review in which its author still is its author. */
export const ACTIVE_REVIEW: readonly string[] = ['accepted', 'scoring', 'submitted', 'reopened', 'settled'];

/** States in which somebody is, or was, merely asked: who said no still sees about what, and nothing that came after. */
const ASKED: readonly string[] = ['invited', 'declined', 'conflicted'];

/** SQL: mandate `m` is the actor's and holds now. */
export const HOLDS = `m.person_id = access.person() and m.valid_from <= access.moment() and (m.valid_until is null or m.valid_until > access.moment())`;

export const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Relations that are facts of the object or of nobody; all others are roles of mandates. */
const OTHER_RELATIONS = new Set<string>(['anyone', 'signed-in', 'network-member', 'reviewer', 'invited-reviewer']);

/**
 * SQL of `access.grants(permission)`: every place where the actor holds the permission, a handful of rows. Policies ask it several times in
 * every statement, so it is made from the access table with a branch for each permission, in which stands only what its
 * relations need: holding `answer.write` is one look at the actor's mandates, not four joins over all that a relation may be.
 */
export function grantsFunction(): string {
  const branches = [...PERMISSIONS].map((permission) => {
    return `when '${permission}' then ${statements(ACCESS_RULES.filter((rule) => rule.permission === permission))}`;
  });
  return `create or replace function access.grants(asked text)
    returns table (kind text, id uuid, within uuid, states text[], modes text[], after_reveal boolean)
    language plpgsql stable security definer rows 4 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
    #variable_conflict use_column
    declare
      who uuid := access.person();
      moment timestamptz := access.moment();
    begin
      case asked
      ${branches.join('\n')}
      else null;
      end case;
    end $$`;
}

/** SQL of `access.everywhere(permission)`: does the actor hold it wherever it is asked? Where the table answers by itself, nothing is read. */
export function everywhereFunction(): string {
  const of = (relation: string): string[] => ACCESS_RULES.filter((rule) => rule.relation === relation).map(({ permission }) => permission);
  const anyone = of('anyone');
  const signedIn = of('signed-in').filter((permission) => !anyone.includes(permission));
  const operator = of('operator');
  return `create or replace function access.everywhere(asked text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if asked in (${quoted(anyone)}) then return true; end if;
      if asked in (${quoted(signedIn)}) and access.person() is not null then return true; end if;
      if asked in (${quoted(operator)}) then return exists (select 1 from mandate m where m.role = 'operator' and ${HOLDS}); end if;
      return false;
    end $$`;
}

/** Statements that give the rows of one permission; relations with the same limits share one. */
function statements(rules: readonly AccessRule[]): string {
  const alike = new Map<string, string[]>();
  for (const rule of rules) {
    const limits = `${array(statesOf(rule))}, ${array(modesOf(rule))}, ${rule.afterReveal ?? false}`;
    alike.set(limits, [...(alike.get(limits) ?? []), rule.relation]);
  }
  return [...alike].flatMap(([limits, relations]) => [...fromObjects(relations, limits), ...fromMandates(relations, limits)].map((statement) => `${statement};`)).join('\n');
}

function fromMandates(relations: readonly string[], limits: string): string[] {
  const roles = relations.filter((relation) => !OTHER_RELATIONS.has(relation));
  if (roles.length === 0) return [];
  const inNetwork = `m.role in (${quoted(NETWORK_ROLES)})`;
  return [
    `return query select case when m.role = 'operator' then 'any' when ${inNetwork} then 'network' else 'member' end,
      case when ${inNetwork} then m.network_id else m.member_id end, case when ${inNetwork} then null else m.network_id end, ${limits}
      from mandate m where m.role in (${quoted(roles)}) and ${HOLDS_NOW}`,
  ];
}

function fromObjects(relations: readonly string[], limits: string): string[] {
  const has = (relation: string): boolean => relations.includes(relation);
  const reviewed = [...(has('reviewer') ? ACTIVE_REVIEW : []), ...(has('invited-reviewer') ? ASKED : [])];
  return [
    ...(has('anyone') ? [`return query select 'any', null::uuid, null::uuid, ${limits}`] : []),
    ...(has('signed-in') ? [`return query select 'any', null::uuid, null::uuid, ${limits} where who is not null`] : []),
    ...(has('network-member')
      ? [
          `return query select 'network', s.network_id, null::uuid, ${limits} from mandate m join membership s on s.member_id = m.member_id and s.standing <> 'left'
            where m.role <> 'reviewer' and ${HOLDS_NOW}`,
        ]
      : []),
    // from the person's own few rows to their reviews, never the other way round
    ...(reviewed.length > 0
      ? [
          `return query select 'dossier', i.dossier_id, null::uuid, ${limits} from review_identity i
            where i.person_id = who and (select v.state from review v where v.id = i.review_id) in (${quoted(reviewed)})`,
        ]
      : []),
  ];
}

/** As HOLDS, with who and when read once. */
const HOLDS_NOW = `m.person_id = who and m.valid_from <= moment and (m.valid_until is null or m.valid_until > moment)`;

const array = (words: readonly string[]): string => `'{${words.join(',')}}'::text[]`;
