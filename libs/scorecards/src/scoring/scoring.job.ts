import { JobHandler, type JobContext, type JobWork } from '@peerpolis/platform';
import { Scoring } from './scoring.js';

export const SCORING_JOB = 'scoring';

@JobHandler(SCORING_JOB)
export class ScoringJob implements JobWork {
  constructor(private readonly scoring: Scoring) {}

  run(context: JobContext): Promise<object> {
    return this.scoring.compute(context.cycleId as string, context.id, (percent) => context.progress(percent, 'scoring.computing'));
  }
}
