import { type Message } from './catalogue.js';
import { type mailEn } from './mail.en.js';

export const mailFr: Record<keyof typeof mailEn, Message> = {
  'mail.greeting': 'Bonjour {name},',
  'mail.greeting-unknown': 'Bonjour,',
  'mail.footer': 'Ce message a été envoyé par Peerpolis. Il n’appelle pas de réponse.',

  'mail.invitation.subject': 'Votre invitation : {network}',
  'mail.invitation.body':
    'Vous êtes invité(e) à travailler avec {network} ; votre rôle : {role}.\n\nVeuillez choisir un mot de passe avec le lien ci-dessous. Il fonctionne une seule fois, jusqu’au {until}.',
  'mail.invitation.action': 'Accepter l’invitation',

  'mail.reset.subject': 'Choisir un nouveau mot de passe',
  'mail.reset.body':
    'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Le lien ci-dessous fonctionne une seule fois, jusqu’au {until}.\n\nSi ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.',
  'mail.reset.action': 'Choisir un mot de passe',

  'mail.enrolled.subject': '{cycle} : l’autoévaluation de {member} est ouverte',
  'mail.enrolled.body':
    '{member} participe à {cycle}. L’autoévaluation est ouverte jusqu’au {until}.\n\nVos réponses sont enregistrées au fur et à mesure.',
  'mail.enrolled.action': 'Ouvrir l’autoévaluation',

  'mail.signature-requested.subject': '{cycle} : {member} demande votre signature',
  'mail.signature-requested.body': 'L’autoévaluation de {member} pour {cycle} est complète. Veuillez la lire et la signer.',
  'mail.signature-requested.action': 'Lire et signer',

  'mail.dossier-submitted.subject': '{cycle} : {member} a remis son dossier',
  'mail.dossier-submitted.body': 'L’autoévaluation de {member} pour {cycle} est signée et remise.',
  'mail.dossier-submitted.action': 'Ouvrir le dossier',

  'mail.dossier-returned.subject': '{cycle} : l’autoévaluation de {member} vous revient',
  'mail.dossier-returned.body': 'L’autoévaluation de {member} pour {cycle} vous a été renvoyée. Motif indiqué :\n\n{reason}',
  'mail.dossier-returned.action': 'Ouvrir l’autoévaluation',

  'mail.review-invited.subject': '{cycle} : une évaluation par les pairs vous est demandée',
  'mail.review-invited.body':
    'Nous vous demandons d’évaluer {member} dans {cycle}, jusqu’au {until}.\n\nVeuillez accepter, refuser ou signaler un conflit d’intérêts.',
  'mail.review-invited.action': 'Répondre à la demande',

  'mail.review-answered.subject': '{cycle} : réponse à une demande d’évaluation',
  'mail.review-answered.body': 'Une demande d’évaluation de {member} dans {cycle} a reçu une réponse : {answer}.',
  'mail.review-answered.action': 'Ouvrir les attributions',

  'mail.moderation-open.subject': '{cycle} : {member} est prêt pour la modération',
  'mail.moderation-open.body': {
    one: 'Toutes les évaluations de {member} dans {cycle} sont arrivées. Les avis diffèrent sur {count} indicateur.',
    other: 'Toutes les évaluations de {member} dans {cycle} sont arrivées. Les avis diffèrent sur {count} indicateurs.',
  },
  'mail.moderation-open.action': 'Ouvrir la modération',

  'mail.reply-open.subject': '{cycle} : les constats sur {member} sont prêts',
  'mail.reply-open.body': 'Les constats sur {member} dans {cycle} sont prêts. Vous pouvez accepter ou contester chacun d’eux jusqu’au {until}.',
  'mail.reply-open.action': 'Lire les constats',

  'mail.published.subject': '{cycle} : les résultats de {member} sont publiés',
  'mail.published.body': 'Les résultats de {member} dans {cycle} sont publiés.',
  'mail.published.action': 'Lire les résultats',

  'mail.reminder.subject': {
    one: '{cycle} : encore {count} jour pour {task}',
    other: '{cycle} : encore {count} jours pour {task}',
  },
  'mail.reminder.body': 'Merci de penser à {task} pour {member} dans {cycle}. Échéance : {until}.',
  'mail.reminder.action': 'Continuer',

  'mail.digest.subject': { one: '{count} tâche vous attend', other: '{count} tâches vous attendent' },
  'mail.digest.body': 'Voici ce qui est attendu de vous :\n\n{items}',
  'mail.digest.action': 'Ouvrir mon travail',

  'mail.report-ready.subject': 'Votre rapport est prêt',
  'mail.report-ready.body': 'Le rapport « {title} » est prêt.',
  'mail.report-ready.action': 'Ouvrir le rapport',
};
