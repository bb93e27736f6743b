import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { Route } from '@peerpolis/platform';
import { ResultRow, ScorecardView, ScoringRunView } from './contracts.js';
import { CycleResults } from './results.js';
import { Scorecards } from './scorecards.js';

const Requested = z.object({ id: z.uuid() });

@Controller()
export class ScorecardsController {
  constructor(
    private readonly scorecards: Scorecards,
    private readonly results: CycleResults,
  ) {}

  @Post('cycles/:id/scoring-runs')
  @HttpCode(202)
  @Route({ permission: 'score.compute', summary: 'Compute the scores of a cycle', response: Requested, status: 202 })
  async request(@Param('id') cycleId: string, @Res({ passthrough: true }) response: Response): Promise<z.infer<typeof Requested>> {
    const job = await this.scorecards.request(cycleId);
    response.setHeader('Location', `/api/v1/jobs/${job.id}`);
    return job;
  }

  @Get('cycles/:id/scoring-runs')
  @Route({ permission: 'catalogue.read', summary: 'Scoring runs of a cycle with method, hash and log, newest first', response: z.array(ScoringRunView) })
  runs(@Param('id') cycleId: string): Promise<ScoringRunView[]> {
    return this.scorecards.runs(cycleId);
  }

  @Get('cycles/:id/results')
  @Route({ permission: 'score.read', summary: 'Sections and overall scores of every dossier of a cycle that is open to the reader, by name', response: z.array(ResultRow) })
  ofCycle(@Param('id') cycleId: string): Promise<ResultRow[]> {
    return this.results.ofCycle(cycleId);
  }

  @Get('dossiers/:id/scorecard')
  @Route({ permission: 'score.read', summary: 'Scores of a dossier in three layers, with the arithmetic of each', response: ScorecardView })
  ofDossier(@Param('id') dossierId: string): Promise<ScorecardView> {
    return this.scorecards.ofDossier(dossierId);
  }
}
