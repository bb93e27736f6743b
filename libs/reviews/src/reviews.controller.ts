import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { entityTag, IfMatch, ListQuery, Route } from '@peerpolis/platform';
import { Assigning } from './assignment/assigning.js';
import { toReviewerView } from './assignment/candidates.js';
import { AssignReviewer, ReviewerView, ReviewRow, ReviewTransition, ReviewView, SaveScore, ScoreView } from './contracts.js';
import { ReviewReading } from './reading.js';
import { Scores } from './scoring/scores.js';
import { ReviewTransitions } from './transitions.js';

@Controller()
export class ReviewsController {
  constructor(
    private readonly reading: ReviewReading,
    private readonly transitions: ReviewTransitions,
    private readonly scores: Scores,
    private readonly assigning: Assigning,
  ) {}

  @Get('reviews')
  @Route({ permission: 'review.own', summary: 'Own reviews, and those of own networks by pseudonym', response: z.array(ReviewRow) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<ReviewRow[]> {
    return this.reading.list(query, response);
  }

  @Get('reviews/:id')
  @Route({ permission: 'review.own', summary: 'A review with the scores that are open to the reader', response: ReviewView })
  async find(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<ReviewView> {
    const review = await this.reading.find(id);
    response.setHeader('ETag', entityTag(review.version));
    return review;
  }

  @Post('reviews/:id/transitions')
  @HttpCode(200)
  @Route({ permission: 'review.own', summary: 'Accept, decline, declare a conflict, submit; invite, replace, reopen', response: ReviewView })
  async transition(@Param('id') id: string, @Body({ schema: ReviewTransition }) input: ReviewTransition): Promise<ReviewView> {
    await this.transitions.apply(id, input);
    return this.reading.find(id);
  }

  @Put('reviews/:id/scores/:indicatorCode')
  @Route({ permission: 'review.own', summary: 'Judge one indicator; If-Match "0" for the first time', response: ScoreView })
  async score(
    @Param('id') id: string,
    @Param('indicatorCode') code: string,
    @IfMatch() version: number,
    @Body({ schema: SaveScore }) input: SaveScore,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ScoreView> {
    const saved = await this.scores.save(id, code, input, version);
    response.setHeader('ETag', entityTag(saved.version));
    return saved;
  }

  @Get('dossiers/:id/candidates')
  @Route({ permission: 'review.assign', summary: 'The pool of reviewers, with what stands against each for this dossier', response: z.array(ReviewerView) })
  async candidates(@Param('id') dossierId: string): Promise<ReviewerView[]> {
    return (await this.assigning.pool(dossierId)).map(toReviewerView);
  }

  @Post('dossiers/:id/reviews')
  @HttpCode(201)
  @Route({ permission: 'review.assign', summary: 'Put a reviewer on a dossier and ask them', response: ReviewView, status: 201 })
  async assign(@Param('id') dossierId: string, @Body({ schema: AssignReviewer }) { reviewerId, invite }: AssignReviewer): Promise<ReviewView> {
    return this.reading.find(await this.assigning.assign(dossierId, reviewerId, invite));
  }
}
