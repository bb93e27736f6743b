import { type Message } from '@peerpolis/platform';
import { type en } from './en.js';

export const fr: Record<keyof typeof en, Message> = {
  'assessment-closed': 'L’autoévaluation est close depuis le {closes}. Le secrétariat peut accorder une prolongation.',
  'assessment-over': 'Le cycle a dépassé l’étape de l’autoévaluation. Le secrétariat peut accorder une prolongation.',
  unanswered: { one: '{count} question reste sans réponse.', other: '{count} questions restent sans réponse.' },
  'evidence-missing': { one: 'Il manque une preuve pour {count} réponse.', other: 'Il manque une preuve pour {count} réponses.' },
  'review-not-started': 'L’étape de l’évaluation par les pairs n’a pas commencé.',
  'reply-not-started': 'L’étape de la réponse n’a pas commencé.',
  'publication-not-started': 'L’étape de la publication n’a pas commencé.',
  'reply-open': 'La ville peut répondre jusqu’au {closes}.',
  'reply-missing': 'La ville n’a pas répondu à tous les constats, et les règles du cycle le demandent.',
  'frozen-for-signature': 'Les réponses sont figées pour la signature. Rappelez la demande pour les modifier.',
  'answers-submitted': 'L’autoévaluation a été remise le {day}. Demandez au secrétariat de la renvoyer s’il faut la modifier.',
  'on-hold': 'Le dossier est suspendu. Le secrétariat peut le reprendre.',
  withdrawn: 'Le dossier a été retiré du cycle.',
  'already-signed': 'L’autoévaluation a déjà été signée, le {day}.',
  'already-so': 'C’est déjà fait.',
  'reason-needed': 'Dites pourquoi',
  'question-open': 'Pas encore de réponse',
  'evidence-needed': 'Cette réponse demande une preuve',
};
