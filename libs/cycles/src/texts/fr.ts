import { type Message } from '@peerpolis/platform';
import { type en } from './en.js';

export const fr: Record<keyof typeof en, Message> = {
  'nobody-to-enrol': 'Le réseau n’a aucun membre actuel à inscrire.',
  'assessment-past': 'L’autoévaluation serait aussitôt close : sa date de clôture est passée. Changez d’abord les dates.',
  'nothing-filed': 'Aucune autoévaluation n’a encore été remise.',
  'ends-assessment': {
    one: '{count} autoévaluation n’est pas remise et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
    other: '{count} autoévaluations ne sont pas remises et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
  },
  'ends-review': {
    one: '{count} dossier est encore en évaluation et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
    other: '{count} dossiers sont encore en évaluation et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
  },
  'ends-moderation': {
    one: '{count} dossier n’est pas réglé entre pairs et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
    other: '{count} dossiers ne sont pas réglés entre pairs et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
  },
  'ends-reply': {
    one: '{count} ville n’a pas fini sa réponse et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
    other: '{count} villes n’ont pas fini leur réponse et l’étape est ouverte jusqu’au {closes}. Attendez, ou dites pourquoi la clore maintenant.',
  },
  'not-settled': {
    one: '{count} dossier n’est ni réglé, ni suspendu, ni retiré.',
    other: '{count} dossiers ne sont ni réglés, ni suspendus, ni retirés.',
  },
  'nothing-settled': 'Aucun dossier n’est réglé.',
  'nothing-hidden': 'Personne n’est caché dans un cycle ouvert.',
  'stays-hidden': 'Les règles de ce cycle gardent ses évaluateurs cachés pour toujours.',
  'already-revealed': 'Les évaluateurs sont déjà connus.',
  'task.file': 'Répondre à l’autoévaluation de {subject}',
  'task.sign': 'Lire et signer l’autoévaluation de {subject}',
  'task.review': 'Évaluer {subject}',
  'task.moderate': 'Régler les désaccords entre évaluateurs',
  'task.reply': 'Répondre aux constats sur {subject}',
  'task.publish': 'Publier les résultats',
  'task.line': '{task} ({cycle}) : {until}',
};
