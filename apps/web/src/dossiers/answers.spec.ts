import { describe, it, expect } from '@jest/globals';
import type { AnswerView, DossierView } from '@contracts/assessments';
import type { ScaleView } from '@contracts/standards';
import { choiceOf, choose, emptyAnswer, missingIn, nothings, readNumber, reword, withAnswer } from './answers.js';

const scale = (kind: ScaleView['kind'], minimum: number | null = null, maximum: number | null = null): ScaleView => ({
  id: '1', code: 'S', kind, minimum, maximum, unit: null, levels: [], ours: false, scored: true, direction: 1, mayNotApply: false,
});

describe('choosing an answer', () => {
  it('keeps the words when the choice changes', () => {
    const full = choose({ ...emptyAnswer, text: 'because' }, 'level:full');
    expect(full).toEqual({ kind: 'answered', level: 'full', number: null, text: 'because' });
    expect(choiceOf(full)).toBe('level:full');
    expect(choose(full, 'no-data')).toEqual({ kind: 'no-data', level: null, number: null, text: 'because' });
  });

  it('offers "does not apply" only where the standard allows it', () => {
    expect(nothings(scale('levels'))).not.toContain('not-applicable');
    expect(nothings({ ...scale('levels'), mayNotApply: true })).toContain('not-applicable');
  });

  it('takes words for the answer where there is no scale, and only there', () => {
    expect(reword(emptyAnswer, 'we do', null).kind).toBe('answered');
    expect(reword({ ...emptyAnswer, kind: 'answered', text: 'x' }, ' ', null).kind).toBe('unanswered');
    expect(reword(emptyAnswer, 'we do', scale('levels')).kind).toBe('unanswered');
    expect(reword({ ...emptyAnswer, kind: 'declined' }, 'why', null).kind).toBe('declined');
  });
});

describe('an answer that cannot be sent yet', () => {
  it('lacks the reason why it does not apply', () => {
    expect(missingIn({ ...emptyAnswer, kind: 'not-applicable', text: ' ' }, scale('levels'))).toBe('reason');
    expect(missingIn({ ...emptyAnswer, kind: 'not-applicable', text: 'no port' }, scale('levels'))).toBeNull();
  });

  it('lacks its number or lies outside the scale', () => {
    expect(missingIn({ ...emptyAnswer, kind: 'answered' }, scale('number', 0, 10))).toBe('number');
    expect(missingIn({ ...emptyAnswer, kind: 'answered', number: 11 }, scale('number', 0, 10))).toBe('range');
    expect(missingIn({ ...emptyAnswer, kind: 'answered', number: 0 }, scale('number', 0, 10))).toBeNull();
  });

  it.each([['1 234,5', 1234.5], ['-0.5', -0.5], ['12\u00a0000', 12000], ['1.2.3', null], ['ten', null], ['', null]])('reads %j as %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

describe('the dossier after a save', () => {
  const dossier = { answers: [] as AnswerView[], unanswered: ['A', 'B'], answered: 0, questions: 2 } as unknown as DossierView;
  const saved = { indicatorCode: 'A', kind: 'answered' as const, level: 'full', number: null, text: '', version: 1, updatedAt: null, answered: 1, questions: 2 };

  it('counts the answer and no longer asks for it', () => {
    expect(withAnswer(dossier, saved)).toMatchObject({ answered: 1, unanswered: ['B'], answers: [{ indicatorCode: 'A', version: 1 }] });
  });

  it('asks again when the answer was taken back', () => {
    const back = withAnswer(withAnswer(dossier, saved), { ...saved, kind: 'unanswered', level: null, version: 2, answered: 0 });
    expect(back.unanswered).toEqual(['B', 'A']);
    expect(back.answers).toHaveLength(1);
  });
});
