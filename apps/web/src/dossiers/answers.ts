import type { AnswerView, DossierView, SaveAnswer, SavedAnswer } from '@contracts/assessments';
import type { ScaleView } from '@contracts/standards';

/** What can be chosen on an indicator: a level of its scale, "answered" where there is none, or one of the kinds of nothing. */
export type Choice = `level:${string}` | SaveAnswer['kind'];

export const emptyAnswer: SaveAnswer = { kind: 'unanswered', level: null, number: null, text: '' };

export const draftOf = (answer: AnswerView | undefined): SaveAnswer =>
  answer ? { kind: answer.kind, level: answer.level, number: answer.number, text: answer.text } : emptyAnswer;

export const sameAnswer = (a: SaveAnswer, b: SaveAnswer): boolean => a.kind === b.kind && a.level === b.level && a.number === b.number && a.text === b.text;

/** Kinds of nothing that can be chosen. */
export type Nothing = 'not-applicable' | 'no-data' | 'declined';

/** Those that may be chosen on this indicator, in the order shown. */
export function nothings(scale: ScaleView | null): Nothing[] {
  return !scale || scale.mayNotApply ? ['not-applicable', 'no-data', 'declined'] : ['no-data', 'declined'];
}

export function choiceOf(answer: SaveAnswer): Choice {
  return answer.kind === 'answered' && answer.level !== null ? `level:${answer.level}` : answer.kind;
}

/** The answer after a choice; text is never thrown away. */
export function choose(answer: SaveAnswer, choice: Choice): SaveAnswer {
  if (choice.startsWith('level:')) return { ...answer, kind: 'answered', level: choice.slice(6), number: null };
  const kind = choice as SaveAnswer['kind'];
  return { ...answer, kind, level: null, number: kind === 'answered' ? answer.number : null };
}

/** The answer after its text changed: where there is no scale, words are the answer. */
export function reword(answer: SaveAnswer, text: string, scale: ScaleView | null): SaveAnswer {
  if (scale !== null || (answer.kind !== 'answered' && answer.kind !== 'unanswered')) return { ...answer, text };
  return { ...answer, text, kind: text.trim() === '' ? 'unanswered' : 'answered' };
}

/** Why an answer cannot be sent yet. */
export type Missing = 'reason' | 'number' | 'range' | null;

export function missingIn(answer: SaveAnswer, scale: ScaleView | null): Missing {
  if (answer.kind === 'not-applicable' && answer.text.trim() === '') return 'reason';
  if (answer.kind !== 'answered' || scale?.kind !== 'number') return null;
  if (answer.number === null) return 'number';
  const { minimum, maximum } = scale;
  if ((minimum !== null && answer.number < minimum) || (maximum !== null && answer.number > maximum)) return 'range';
  return null;
}

/** A number as people write it: with a decimal comma or point, with spaces between thousands. Null where it is none. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** The dossier after one answer was saved. */
export function withAnswer(dossier: DossierView, { answered, questions, ...answer }: SavedAnswer): DossierView {
  const code = answer.indicatorCode;
  const answers = dossier.answers.some((item) => item.indicatorCode === code)
    ? dossier.answers.map((item) => (item.indicatorCode === code ? answer : item))
    : [...dossier.answers, answer];
  const without = dossier.unanswered.filter((item) => item !== code);
  return { ...dossier, answers, answered, questions, unanswered: answer.kind === 'unanswered' ? [...without, code] : without };
}
