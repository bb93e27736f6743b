import type { Catalogue } from '../types.js';

const reports: Catalogue['reports'] = {
  title: 'Rapports',
  none: { title: 'Pas encore de rapports', text: 'Quand le secrétariat a produit les rapports d’un cycle, ceux que vous pouvez lire apparaissent ici.', textBuild: 'Choisissez un cycle ci-dessus et produisez ses rapports : un par ville et un pour le réseau.' },
  fields: { name: 'Rapport', cycle: 'Cycle', kind: 'Au sujet de', format: 'Format', formats: 'Formats', language: 'Langue', built: 'Produit le', file: 'Fichier' },
  formats: { html: 'Page web', pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' },
  kinds: { city: 'Une ville', network: 'Le réseau' },
  states: { building: 'En cours', ready: 'Prêt', failed: 'Échec : à produire de nouveau' },
  download: 'Télécharger',
  downloadFile: 'Télécharger %{file}',
  build: {
    title: 'Produire des rapports',
    intro: 'Un rapport par ville et un pour le réseau, avec graphiques et le calcul derrière chaque nombre. Les rapports du même cycle remplacent les précédents.',
    choose: 'Choisir',
    chooseCycle: 'Choisissez un cycle.',
    chooseFormat: 'Choisissez au moins un format.',
    submit: 'Produire',
    job: 'Production des rapports',
  },
};
export default reports;
