import type { Catalogue } from '../types.js';

const work: Catalogue['work'] = {
  title: 'Mon travail',
  expected: 'Attendu de votre part',
  nothing: { title: 'Rien n’est attendu de vous en ce moment', text: 'Quand un cycle aura besoin de vous, la tâche apparaîtra ici avec sa date, et un courriel vous préviendra.' },
  mandates: 'Vos mandats',
  noMandates: 'Vous n’avez aucun mandat pour l’instant. Votre secrétariat peut vous en donner un.',
  mailbox: {
    title: 'Messagerie de la démo',
    intro: 'Aucun courriel ne quitte cette démo : tout ce qui aurait été envoyé se trouve ici, le plus récent en premier.',
    empty: { title: 'Aucun courriel', text: 'Invitez quelqu’un, ouvrez un cycle ou demandez un lien de mot de passe : le courriel apparaîtra ici.' },
    to: 'À',
    subject: 'Objet',
    sent: 'Envoyé',
    read: 'Lire « %{subject} »',
    list: 'Courriels',
  },
  roles: {
    coordinator: 'Coordination pour la ville', contributor: 'Contribution', signatory: 'Signature', reviewer: 'Évaluation par les pairs', moderator: 'Modération', secretariat: 'Secrétariat du réseau', 'assigning-officer': 'Attribution des évaluations', observer: 'Observation', operator: 'Exploitation',
  },
};
export default work;
