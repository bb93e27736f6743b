import type { Catalogue } from '../types.js';

const resources: Catalogue['resources'] = {
  cycles: { name: 'Cycle |||| Cycles' },
  dossiers: { name: 'Auto-évaluation |||| Auto-évaluations' },
  reviews: { name: 'Évaluation |||| Évaluations' },
  findings: { name: 'Constat |||| Constats' },
  standards: { name: 'Référentiel |||| Référentiels' },
  networks: { name: 'Réseau |||| Réseaux' },
  members: { name: 'Membre |||| Membres' },
  people: { name: 'Personne |||| Personnes' },
  reports: { name: 'Rapport |||| Rapports' },
  jobs: { name: 'Tâche |||| Tâches' },
  memberships: { name: 'Adhésion |||| Adhésions' },
};
export default resources;
