import { Global, Module } from '@nestjs/common';
import { ScorecardsController } from './scorecards.controller.js';
import { CycleResults } from './results.js';
import { Scorecards } from './scorecards.js';
import { ScoringInputs } from './scoring/inputs.js';
import { ScoringJob } from './scoring/scoring.job.js';
import { Scoring } from './scoring/scoring.js';

@Global()
@Module({ controllers: [ScorecardsController], providers: [Scorecards, CycleResults, ScoringInputs, Scoring, ScoringJob], exports: [Scorecards, Scoring] })
export class ScorecardsModule {}
