import { Global, Module } from '@nestjs/common';
import { AssignmentJob } from './assignment/assignment.job.js';
import { Assigning } from './assignment/assigning.js';
import { Candidates } from './assignment/candidates.js';
import { ProposalsController } from './assignment/proposals.controller.js';
import { Proposals } from './assignment/proposals.js';
import { ExpectedReviews } from './expected.js';
import { ReviewProgress } from './progress.js';
import { ReviewReading } from './reading.js';
import { ReviewsController } from './reviews.controller.js';
import { Scores } from './scoring/scores.js';
import { ReviewTransitions } from './transitions.js';

@Global()
@Module({
  controllers: [ReviewsController, ProposalsController],
  providers: [ReviewReading, ReviewTransitions, Scores, Candidates, Assigning, Proposals, AssignmentJob, ExpectedReviews, ReviewProgress],
  exports: [ReviewTransitions],
})
export class ReviewsModule {}
