import type { Catalogue } from '../types.js';

const states: Catalogue['states'] = {
  cycle: { draft: 'Brouillon', 'self-assessment': 'Auto-évaluation', review: 'Évaluation par les pairs', moderation: 'Modération', reply: 'Réponse', publication: 'Publication', 'follow-up': 'Suivi', closed: 'Clos' },
  dossier: {
    enrolled: 'Inscrit', drafting: 'En rédaction', 'awaiting-signature': 'En attente de signature', submitted: 'Remis', returned: 'Renvoyé', 'in-review': 'En évaluation',
    'in-moderation': 'En modération', 'in-reply': 'En attente de la réponse', settled: 'Arrêté', published: 'Publié', 'on-hold': 'Suspendu', withdrawn: 'Retiré',
  },
  review: { proposed: 'Proposée', invited: 'Invitée', accepted: 'Acceptée', declined: 'Refusée', conflicted: 'Conflit d’intérêts', scoring: 'Notation en cours', submitted: 'Remise', reopened: 'Rouverte', settled: 'Arrêtée', replaced: 'Remplacée' },
  finding: { passed: 'Unanimité des évaluateurs', disputed: 'En désaccord', settled: 'Arrêté' },
  dispute: { open: 'Ouvert', proposed: 'Règlement proposé', agreed: 'Accord trouvé', 'decided-by-panel': 'Tranché par le panel' },
  reply: { open: 'Pas encore de réponse', accepted: 'Accepté', contested: 'Contesté', silent: 'Sans réponse', upheld: 'Maintenu', changed: 'Modifié' },
  membership: { candidate: 'Candidat', member: 'Membre', reminded: 'Relancé', grace: 'Délai de grâce', 'on-hold': 'Suspendu', left: 'Sorti' },
  job: { queued: 'En attente', active: 'En cours', done: 'Terminé', failed: 'Échec', cancelled: 'Interrompu' },
};
export default states;
