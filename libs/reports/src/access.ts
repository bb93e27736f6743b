import { byDossier, inNetwork, policy, systemPolicies, type Policy } from '@peerpolis/platform';

/** A city report follows its dossier; a network report is the secretariat's until the cycle is published. */
export const reportPolicies: Policy[] = [
  ...systemPolicies('report'),
  policy('report', 'select', 'city', `dossier_id is not null and ${byDossier('report.read')}`),
  policy('report', 'select', 'network', `dossier_id is null and (${inNetwork('report.build')})`),
  policy('report', 'select', 'published', `dossier_id is null and exists (select 1 from cycle c where c.id = cycle_id and c.published_at is not null)`),
  policy('report', 'insert', 'secretariat', inNetwork('report.build')),
];
