import { type ListSpec } from '@peerpolis/platform';
import { iso } from '../sql.js';

/** Stage whose end a dossier in this state works towards. */
const STAGE = `case when d.state in ('enrolled', 'drafting', 'awaiting-signature', 'returned') then 'self-assessment'
  when d.state in ('submitted', 'in-review') then 'review' when d.state = 'in-moderation' then 'moderation' when d.state = 'in-reply' then 'reply' end`;

/** SQL: may the actor know which member dossier `d` is about? Asked only where a cycle hides members; the published ones are known to all. */
export const KNOWS_MEMBER = `(d.blind_mode <> 'double' or d.revealed or d.state = 'published' or access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed))`;

const OWN = `exists (select 1 from access.mandates() o where o.member_id = d.member_id and o.role <> 'reviewer' and (o.network_id is null or o.network_id = d.network_id))`;

/**
 * Dossiers as rows. What would tell a hidden member (its id, name and country) comes from `k`, which is null or a pseudonym for whoever
 * may not know, and nothing else of the member can be sorted or filtered by.
 */
export const DOSSIER_LIST: ListSpec = {
  name: 'dossiers',
  from: `dossier d join cycle c on c.id = d.cycle_id join member m on m.id = d.member_id
    cross join lateral (select case when ${KNOWS_MEMBER} then d.member_id end as member_id) h
    cross join lateral (select h.member_id, case when h.member_id is null then d.pseudonym else m.name end as name,
      case when h.member_id is not null then m.country end as country) k
    left join cycle_stage s on s.cycle_id = d.cycle_id and s.stage = ${STAGE}
    left join dossier_extension x on x.dossier_id = d.id and x.stage = s.stage`,
  fields: {
    id: 'd.id',
    cycleId: 'd.cycle_id',
    cycleTitle: 'c.title',
    networkId: 'd.network_id',
    editionId: 'd.edition_id',
    memberId: 'k.member_id',
    name: 'k.name',
    country: 'k.country',
    state: 'd.state',
    answered: 'd.answered',
    questions: 'd.questions',
    dueAt: iso('greatest(s.closes_at, x.until)'),
    submittedAt: iso('d.submitted_at'),
    version: 'd.version',
  },
  sort: ['name', 'cycleTitle', 'country', 'state', 'answered', 'dueAt', 'submittedAt'],
  filters: {
    cycleId: 'd.cycle_id = $',
    networkId: 'd.network_id = $',
    memberId: 'k.member_id = $',
    country: 'k.country = $',
    state: 'd.state = $',
    mine: `${OWN} is not distinct from $::boolean`,
  },
  search: ['k.name'],
};
