import { type en } from './en.js';
import { type Message } from '@peerpolis/platform';

export const fr: Record<keyof typeof en, Message> = {
  'disputes-open': { one: '{count} de ses constats est encore contesté entre évaluateurs.', other: '{count} de ses constats sont encore contestés entre évaluateurs.' },
  'contests-open': { one: '{count} constat contesté par la ville n’est pas encore tranché.', other: '{count} constats contestés par la ville ne sont pas encore tranchés.' },
  'level-needs-score': 'Seul un constat noté a un niveau',
  'contest-needs-reason': 'Dites pourquoi vous contestez le constat',
  'reply-closed': 'Le délai de réponse est écoulé. Demandez une prolongation au secrétariat.',
  'decided-already': 'Ce constat a été tranché et ne peut plus recevoir de réponse.',
  'passed-already': 'Tous les évaluateurs ont jugé de même ; il n’y a rien à trancher, sauf si la ville conteste.',
  'settled-already': 'Ce différend est tranché ; il ne se rouvre que si la ville conteste le constat dans sa réponse.',
  'not-in-moderation': 'Les différends se tranchent pendant la modération du dossier ; ce n’est pas le cas maintenant.',
};
