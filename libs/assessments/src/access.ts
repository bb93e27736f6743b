import { byDossier, onDossier, policy, systemPolicies, type Policy } from '@peerpolis/platform';

const tables = ['dossier', 'dossier_extension', 'answer', 'answer_history', 'evidence', 'snapshot'];

/** An update of the dossier may end the state that allowed it; its network and member cannot move. */
const stillTheirs = `exists (select 1 from access.grants('dossier.read') g where (g.kind = 'member' and g.id = member_id) or (g.kind = 'network' and g.id = network_id))`;

/** What the city says: its own until filed, then its reviewers' and secretariat's, in the end everybody's. */
export const assessmentPolicies: Policy[] = [
  ...tables.flatMap(systemPolicies),
  policy('dossier', 'select', 'readers', onDossier('dossier.read', 'dossier')),
  policy('dossier', 'update', 'filers', onDossier('answer.write', 'dossier'), stillTheirs),
  // Its reason may name the member, and is no business of reviewers and the public.
  policy('dossier_extension', 'select', 'own-side', byDossier('dossier.history')),
  policy('dossier_extension', 'insert', 'secretariat', byDossier('dossier.manage')),
  policy('dossier_extension', 'update', 'secretariat', byDossier('dossier.manage')),
  policy('answer', 'select', 'readers', byDossier('answer.read')),
  policy('answer', 'insert', 'writers', byDossier('answer.write')),
  policy('answer', 'update', 'writers', byDossier('answer.write')),
  policy('answer_history', 'select', 'writers', byDossier('answer.write')),
  policy('answer_history', 'insert', 'writers', byDossier('answer.write')),
  policy('evidence', 'select', 'readers', byDossier('evidence.read')),
  policy('evidence', 'select', 'public', `visibility = 'public' and ${byDossier('evidence.read-public')}`),
  policy('evidence', 'insert', 'writers', byDossier('evidence.write')),
  policy('evidence', 'update', 'writers', byDossier('evidence.write')),
  policy('evidence', 'delete', 'writers', byDossier('evidence.write')),
  policy('transition_log', 'select', 'dossier-own-side', `machine = 'dossier' and ${byDossier('dossier.history')}`),
  policy('snapshot', 'select', 'readers', byDossier('snapshot.read')),
];
