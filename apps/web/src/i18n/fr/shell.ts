import type { Catalogue } from '../types.js';

const shell: Catalogue['shell'] = {
  skip: 'Aller au contenu',
  mainMenu: 'Menu principal',
  openMenu: 'Ouvrir le menu',
  closeMenu: 'Fermer le menu',
  home: 'Peerpolis, page d’accueil',
  language: 'Langue',
  account: 'Compte : %{name}',
  signedInAs: 'Connecté en tant que',
  signOut: 'Se déconnecter',
  signIn: 'Se connecter',
  loading: 'Chargement',
  menu: {
    work: 'Mon travail',
    dossiers: 'Auto-évaluations',
    reviews: 'Évaluations par les pairs',
    findings: 'Constats',
    cycles: 'Cycles',
    reports: 'Rapports',
    standards: 'Référentiels',
    networks: 'Réseaux',
    members: 'Membres',
    people: 'Personnes',
    mailbox: 'Messagerie',
    groups: { tasks: 'Tâches', secretariat: 'Secrétariat', administration: 'Administration' },
  },
  footer: 'Peerpolis : évaluation par les pairs et comparaison pour les réseaux de villes. Logiciel libre sous licence EUPL-1.2.',
  notFound: {
    title: 'Cette page n’existe pas, ou vous n’y avez pas accès',
    text: 'L’adresse est peut-être mal saisie, le contenu retiré, ou il relève du travail d’une autre personne.',
    back: 'Aller à Mon travail',
    backPublic: 'Aller à la page d’accueil',
  },
  crash: { title: 'Cette page ne fonctionne plus', text: 'Rien de ce que vous aviez enregistré n’est perdu. Rechargez la page ; si cela se reproduit, prévenez votre secrétariat.', reload: 'Recharger' },
};
export default shell;
