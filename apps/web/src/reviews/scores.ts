import type { SaveScore, ScoreView } from '@contracts/reviews';
import type { ScaleView } from '@contracts/standards';

/** A score while it is being written: the verdict may still be open, which the API does not know. */
export interface ScoreDraft extends Omit<SaveScore, 'verdict'> {
  verdict: SaveScore['verdict'] | null;
}

export const emptyScore: ScoreDraft = { verdict: null, level: null, number: null, confidence: null, evidenceStrength: null, reason: '' };

export const scoreDraftOf = (score: ScoreView | undefined): ScoreDraft =>
  score
    ? { verdict: score.verdict, level: score.level, number: score.number, confidence: score.confidence, evidenceStrength: score.evidenceStrength, reason: score.reason }
    : emptyScore;

export const sameScore = (a: ScoreDraft, b: ScoreDraft): boolean =>
  a.verdict === b.verdict && a.level === b.level && a.number === b.number && a.confidence === b.confidence && a.evidenceStrength === b.evidenceStrength && a.reason === b.reason;

export type ScoreMissing = 'verdict' | 'number' | 'range' | null;

/** Why a score cannot be sent yet. */
export function missingInScore(draft: ScoreDraft, scale: ScaleView | null): ScoreMissing {
  if (draft.verdict === null) return 'verdict';
  if (draft.verdict !== 'scored') return null;
  if (scale?.kind === 'levels') return draft.level === null ? 'verdict' : null;
  if (scale?.kind !== 'number') return null;
  if (draft.number === null) return 'number';
  const { minimum, maximum } = scale;
  return (minimum !== null && draft.number < minimum) || (maximum !== null && draft.number > maximum) ? 'range' : null;
}

/** The body of the request; throws where the verdict is open, which `missingInScore` rules out before. */
export function toSave(draft: ScoreDraft): SaveScore {
  if (draft.verdict === null) throw new Error('a score without a verdict cannot be saved');
  const scored = draft.verdict === 'scored';
  return { ...draft, verdict: draft.verdict, level: scored ? draft.level : null, number: scored ? draft.number : null };
}

export type ScoreChoice = `level:${string}` | SaveScore['verdict'];

export const scoreChoiceOf = (draft: ScoreDraft): ScoreChoice | '' => (draft.verdict === 'scored' && draft.level !== null ? `level:${draft.level}` : (draft.verdict ?? ''));

/** The draft after a choice; confidence, evidence strength and reason stay. */
export function chooseScore(draft: ScoreDraft, choice: ScoreChoice): ScoreDraft {
  if (choice.startsWith('level:')) return { ...draft, verdict: 'scored', level: choice.slice(6), number: null };
  return { ...draft, verdict: choice as SaveScore['verdict'], level: null, number: choice === 'scored' ? draft.number : null };
}
