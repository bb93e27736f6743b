import { Refusal, type FieldErrors } from '@peerpolis/platform';
import { type ScaleView } from '../contracts.js';

/** What somebody put on a scale: a level of a scale of levels, a number of a scale of numbers. */
export interface ScaleChoice {
  level: string | null;
  number: number | null;
}

/**
 * The choice as a number on the reporting scale; null where the level, or the whole scale, is no score.
 * @throws Refusal outside-scale with the field: a level that is not there, a number out of bounds, or the wrong one of the two
 */
export function valueOnScale(scale: ScaleView, { level, number }: ScaleChoice): number | null {
  if (scale.kind === 'levels') {
    if (number !== null) throw outside({ number: 'This scale has levels, not numbers' });
    const found = scale.levels.find((candidate) => candidate.code === level);
    if (!found) throw outside({ level: `One of ${scale.levels.map((candidate) => candidate.code).join(', ')}` });
    return found.value;
  }
  if (level !== null) throw outside({ level: 'This scale has numbers, not levels' });
  if (number === null || !Number.isFinite(number)) throw outside({ number: 'A number' });
  if (scale.minimum !== null && number < scale.minimum) throw outside({ number: `At least ${scale.minimum}` });
  if (scale.maximum !== null && number > scale.maximum) throw outside({ number: `At most ${scale.maximum}` });
  return scale.scored ? number : null;
}

function outside(errors: FieldErrors): Refusal {
  return new Refusal('outside-scale', { errors });
}
