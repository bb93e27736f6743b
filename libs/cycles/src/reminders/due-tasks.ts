const holders = (roles: string, scope: string): string => `join mandate m on m.role in (${roles}) and ${scope}
      and m.valid_from <= $1 and (m.valid_until is null or m.valid_until > $1)`;

const ofCity = (roles: string): string => holders(roles, 'm.member_id = d.member_id and (m.network_id is null or m.network_id = d.network_id)');
const ofNetwork = (roles: string): string => holders(roles, 'm.network_id = c.network_id and m.member_id is null');

/** Open for the city: the cycle is in the stage, or the dossier has an extension that runs or has just run out. */
const stageOf = (stage: string): string => `join cycle_stage s on s.cycle_id = c.id and s.stage = '${stage}'
      left join dossier_extension x on x.dossier_id = d.id and x.stage = s.stage`;

const CITY = (task: string, states: string, roles: string, stage: string): string => `
  select m.person_id, '${task}' as task, c.id as cycle_id, n.name as subject, greatest(s.closes_at, x.until) as due
    from dossier d join cycle c on c.id = d.cycle_id join member n on n.id = d.member_id ${stageOf(stage)} ${ofCity(roles)}
    where d.state in (${states}) and (c.state = '${stage}' or x.until is not null)`;

/**
 * Every task that is due on one of the days of reminding, in the time zone of its cycle, after seven in the morning there.
 * $1: now. Reviewers are reminded by the identity table, which only the system reads; in a double-blind cycle of a pseudonym.
 */
export const DUE_TASKS = `
  with task as (
    ${CITY('file', `'enrolled', 'drafting', 'returned'`, `'coordinator', 'contributor'`, 'self-assessment')}
    union all ${CITY('sign', `'awaiting-signature'`, `'signatory'`, 'self-assessment')}
    union all ${CITY('reply', `'in-reply'`, `'coordinator'`, 'reply')}
    union all
    select i.person_id, 'review', c.id, case when c.blind_mode = 'double' then d.pseudonym else n.name end, coalesce(v.due_at, s.closes_at)
      from review v join review_identity i on i.review_id = v.id join dossier d on d.id = v.dossier_id join cycle c on c.id = d.cycle_id
        join member n on n.id = d.member_id join cycle_stage s on s.cycle_id = c.id and s.stage = 'review'
      where v.state in ('invited', 'accepted', 'scoring', 'reopened') and d.state in ('submitted', 'in-review')
    union all
    select distinct m.person_id, 'moderate', c.id, null, s.closes_at
      from dossier d join cycle c on c.id = d.cycle_id join cycle_stage s on s.cycle_id = c.id and s.stage = 'moderation' ${ofNetwork(`'moderator'`)}
      where d.state = 'in-moderation' and exists (select 1 from finding f where f.dossier_id = d.id and f.state = 'disputed')
    union all
    select m.person_id, 'publish', c.id, null, s.closes_at
      from cycle c join cycle_stage s on s.cycle_id = c.id and s.stage = 'publication' ${ofNetwork(`'secretariat'`)}
      where c.state = 'publication')
  select t.person_id as "personId", p.email, p.name, p.locale, t.task, c.title as cycle, t.subject, t.due, c.time_zone as "timeZone",
    to_char($1::timestamptz at time zone c.time_zone, 'YYYY-MM-DD') as day
  from (select distinct * from task) t join cycle c on c.id = t.cycle_id join person p on p.id = t.person_id
  where p.disabled_at is null and not c.historical and extract(hour from $1::timestamptz at time zone c.time_zone) >= 7
    and (t.due at time zone c.time_zone)::date - ($1::timestamptz at time zone c.time_zone)::date in (7, 1, 0, -1, -7)
  order by t.person_id, t.due, t.task, t.subject`;
