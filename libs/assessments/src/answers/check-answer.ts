import { Refusal } from '@peerpolis/platform';
import { valueOnScale, type Indicator } from '@peerpolis/standards';
import { type SaveAnswer } from '../contracts.js';

/** Does the answer fit the question? @throws Refusal outside-scale or invalid-input with the field */
export function checkAnswer({ scale, narrative }: Indicator, { kind, level, number, text }: SaveAnswer): void {
  if (kind !== 'answered' && level !== null) throw wrong('level', 'Only with kind "answered"');
  if (kind !== 'answered' && number !== null) throw wrong('number', 'Only with kind "answered"');
  if (kind === 'not-applicable' && scale && !scale.mayNotApply) throw wrong('kind', 'This question applies to everybody');
  if (kind === 'not-applicable' && text.trim() === '') throw wrong('text', 'Say why this does not apply');
  if (text !== '' && narrative === 'none' && kind === 'answered') throw wrong('text', 'This question takes no text');
  if (kind !== 'answered') return;
  if (scale) {
    valueOnScale(scale, { level, number });
    return;
  }
  if (level !== null) throw wrong('level', 'This question is answered in words');
  if (number !== null) throw wrong('number', 'This question is answered in words');
  if (text.trim() === '') throw wrong('text', 'This question is answered in words');
}

const wrong = (field: string, sentence: string): Refusal =>
  new Refusal(field === 'level' || field === 'number' ? 'outside-scale' : 'invalid-input', { errors: { [field]: sentence } });
