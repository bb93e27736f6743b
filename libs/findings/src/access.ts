import { byDossier, policy, systemPolicies, type Policy } from '@peerpolis/platform';

/** Agreed per indicator: for those who settle, then for the city, then for all. */
export const findingPolicies: Policy[] = [
  ...['finding', 'reply'].flatMap(systemPolicies),
  policy('finding', 'select', 'readers', byDossier('finding.read')),
  policy('finding', 'update', 'moderators', byDossier('finding.settle')),
  policy('reply', 'select', 'readers', byDossier('finding.read')),
  policy('reply', 'insert', 'city', byDossier('reply.write')),
  policy('reply', 'update', 'city', byDossier('reply.write')),
  policy('reply', 'update', 'moderators', byDossier('finding.settle')),
];
