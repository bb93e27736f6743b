import { type en } from './en.js';
import { type Message } from '@peerpolis/platform';

export const fr: Record<keyof typeof en, Message> = {
  'own-city': 'Travaille pour cette ville',
  'declared-conflict': 'A déclaré un conflit d’intérêts avec cette ville',
  'asked-before': 'A déjà été sollicité pour ce dossier',
  mutual: 'Cette ville évalue déjà la sienne dans ce cycle',
  'not-in-pool': 'Ne fait pas partie des évaluateurs du réseau',
  'proposal-over': 'La proposition a été utilisée ou n’a pas pu être calculée ; demandez-en une nouvelle.',
  'dossier-not-in-review': 'Les évaluations s’écrivent pendant l’examen du dossier ; ce n’est pas le cas maintenant.',
  'not-complete': { one: '{count} indicateur sur {all} n’est pas entièrement évalué.', other: '{count} indicateurs sur {all} ne sont pas entièrement évalués.' },
  'not-judged': 'Pas encore évalué',
  'judged-in-part': 'Il faut le niveau, la confiance, la preuve et la raison',
  'accept-first': 'Acceptez d’abord l’invitation.',
  'review-closed': 'Cette évaluation est close ; ses notes ne peuvent plus changer.',
  'stage-closed': 'La phase d’évaluation est terminée. Adressez-vous au secrétariat.',
  'changed-meanwhile': 'Cette note a été modifiée ailleurs entre-temps.',
  'moved-meanwhile': 'L’évaluation a changé d’état entre-temps.',
  'words-only': 'Cet indicateur se décrit en mots seulement',
  'level-needs-score': 'Seul un indicateur noté a un niveau',
  'applies-everywhere': 'Cet indicateur s’applique partout',
  'conflict-needs-reason': 'Dites en quoi consiste le conflit',
  'reviews-open': { one: '{count} de ses évaluations n’est pas encore remise.', other: '{count} de ses évaluations ne sont pas encore remises.' },
  'reviews-missing': '{count} évaluations sur {all} sont remises.',
};
