import { inNetwork, policy, systemPolicies, type Policy } from '@peerpolis/platform';

const ofVisibleCycle = `exists (select 1 from cycle c where c.id = cycle_id)`;
const ofOwnCycle = `exists (select 1 from cycle c where c.id = cycle_id and (${inNetwork('cycle.manage', 'c.network_id')}))`;

/** That a cycle runs, by which standard and when, is public; a draft is its secretariat's. */
export const cyclePolicies: Policy[] = [
  ...['cycle', 'cycle_stage'].flatMap(systemPolicies),
  policy('cycle', 'select', 'everybody', `state <> 'draft' and (select access.everywhere('cycle.read'))`),
  policy('cycle', 'select', 'drafts', inNetwork('cycle.read-draft')),
  policy('cycle', 'insert', 'secretariat', inNetwork('cycle.manage')),
  policy('cycle', 'update', 'secretariat', inNetwork('cycle.manage')),
  policy('cycle_stage', 'select', 'with-cycle', ofVisibleCycle),
  policy('cycle_stage', 'insert', 'secretariat', ofOwnCycle),
  policy('cycle_stage', 'update', 'secretariat', ofOwnCycle),
];
