import type { Catalogue } from '../types.js';

const work: Catalogue['work'] = {
  title: 'Mon travail',
  expected: 'Attendu de votre part',
  nothing: { title: 'Rien n’est attendu de vous en ce moment', text: 'Quand un cycle aura besoin de vous, la tâche apparaîtra ici avec sa date, et un courriel vous préviendra.' },
  tasks: {
    file: 'Remplir l’auto-évaluation de %{subject}',
    sign: 'Lire et signer l’auto-évaluation de %{subject}',
    'answer-invitation': 'Dire si vous évaluerez %{subject}',
    score: 'Évaluer %{subject} : %{smart_count} indicateur restant |||| Évaluer %{subject} : %{smart_count} indicateurs restants',
    settle: 'Trancher les désaccords sur %{subject} : %{smart_count} indicateur |||| Trancher les désaccords sur %{subject} : %{smart_count} indicateurs',
    reply: 'Répondre aux constats sur %{subject} : %{smart_count} en attente |||| Répondre aux constats sur %{subject} : %{smart_count} en attente',
    assign: 'Attribuer les évaluations : il manque des évaluateurs à %{smart_count} dossier |||| Attribuer les évaluations : il manque des évaluateurs à %{smart_count} dossiers',
    publish: 'Publier les résultats : %{smart_count} dossier prêt |||| Publier les résultats : %{smart_count} dossiers prêts',
    'open-stage': 'Faire passer le cycle à l’étape suivante',
  },
  hiddenSubject: 'une ville',
  mandates: 'Vos mandats',
  noMandates: 'Vous n’avez aucun mandat pour l’instant. Votre secrétariat peut vous en donner un.',
  mailbox: {
    title: 'Messagerie',
    intro: 'Les courriels que Peerpolis vous a envoyés, le plus récent en premier. Dans une démo, qui n’envoie rien, c’est ici qu’ils arrivent.',
    empty: { title: 'Aucun courriel', text: 'Quand quelque chose est attendu de vous, que vous demandez un lien de mot de passe ou qu’un rapport est prêt, le courriel apparaît ici.' },
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
