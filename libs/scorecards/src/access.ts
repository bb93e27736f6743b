import { byDossier, inNetwork, policy, systemPolicies, type Policy } from '@peerpolis/platform';

/** Runs are written by jobs; a run is public once its cycle is, so that its method can be read and its numbers computed again. */
export const scorecardPolicies: Policy[] = [
  ...['scoring_run', 'score', 'published_figure'].flatMap(systemPolicies),
  policy('scoring_run', 'select', 'network', inNetwork('score.compute')),
  policy('scoring_run', 'select', 'published', `exists (select 1 from cycle c where c.id = cycle_id and c.published_at is not null)`),
  policy('score', 'select', 'readers', byDossier('score.read')),
  policy('published_figure', 'select', 'readers', byDossier('score.read')),
];
