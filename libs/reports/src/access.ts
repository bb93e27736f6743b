import { byDossier, inNetwork, policy, systemPolicies, type Policy } from '@peerpolis/platform';

/**
 * A city report follows its dossier. A network report is the secretariat's; everybody's is only one that was built from published
 * dossiers alone, in a cycle that is published. Rows are written by the request and the job, as the system.
 */
export const reportPolicies: Policy[] = [
  ...systemPolicies('report'),
  policy('report', 'select', 'city', `dossier_id is not null and ${byDossier('report.read')}`),
  policy('report', 'select', 'network', `dossier_id is null and (${inNetwork('report.build')})`),
  policy('report', 'select', 'published', `dossier_id is null and open and exists (select 1 from cycle c where c.id = cycle_id and c.published_at is not null)`),
];
