import { localMoment, type FieldErrors } from '@peerpolis/platform';
import { STAGES, type CreateCycle } from '../contracts.js';
import { type StageName } from './machine.js';

export interface StageMoments {
  stage: StageName;
  opens: Date;
  closes: Date;
}

type Dates = CreateCycle['stages'];

/** Local dates of a zone as moments. Answers errors by position where a date does not exist there. */
export function momentsOf(dates: Dates, timeZone: string): { moments: StageMoments[]; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const moments = dates.flatMap(({ stage, opens, closes }, at): StageMoments[] => {
    const from = localMoment(opens, timeZone);
    const until = localMoment(closes, timeZone);
    const wrong = { ...(from ? {} : { opens: nowhere(timeZone) }), ...(until ? {} : { closes: nowhere(timeZone) }) };
    if (Object.keys(wrong).length > 0) errors[at] = wrong;
    return from && until ? [{ stage, opens: from, closes: until }] : [];
  });
  return { moments, errors };
}

/** What is wrong with the order of a cycle's stages, by position; empty when nothing is. */
export function orderErrors(moments: readonly StageMoments[]): FieldErrors {
  const errors: FieldErrors = {};
  STAGES.forEach((stage, at) => {
    const here = moments[at];
    const before = moments[at - 1];
    if (here?.stage !== stage) errors[at] = { stage: `Stages in their order: ${STAGES.join(', ')}` };
    else if (here.closes <= here.opens) errors[at] = { closes: 'Closes before it opens' };
    else if (before && here.opens < before.closes) errors[at] = { opens: `Opens before ${before.stage} closes` };
  });
  return errors;
}

/**
 * What is wrong with new dates of a running cycle: what is over stays, what runs may only close later, what is to come may only
 * move later. A city that was promised time keeps it.
 */
export function laterOnlyErrors(old: readonly StageMoments[], next: readonly StageMoments[], running: number): FieldErrors {
  const errors: FieldErrors = {};
  next.forEach(({ opens, closes }, at) => {
    const was = old[at];
    if (!was) return;
    const moved = { opens: opens.getTime() !== was.opens.getTime(), closes: closes.getTime() !== was.closes.getTime() };
    if (at < running && (moved.opens || moved.closes)) errors[at] = { _: 'This stage is over' };
    else if (at === running && moved.opens) errors[at] = { opens: 'This stage has begun' };
    else if (opens < was.opens) errors[at] = { opens: 'Only a later date, once the cycle has begun' };
    else if (closes < was.closes) errors[at] = { closes: 'Only a later date, once the cycle has begun' };
  });
  return errors;
}

const nowhere = (timeZone: string): string => `There is no such moment in ${timeZone}`;
