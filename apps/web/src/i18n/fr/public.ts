import type { Catalogue } from '../types.js';

const publicPages: Catalogue['publicPages'] = {
  start: 'Accueil',
  published: 'Résultats publiés',
  network: 'Réseau',
  cycle: 'Cycle',
  member: 'Membre',
  notPublished: { title: 'Rien n’est publié ici', text: 'Les résultats paraissent quand le réseau a publié un cycle.' },
};
export default publicPages;
