import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { Route } from '@peerpolis/platform';
import { ProposalView } from '../contracts.js';
import { Proposals } from './proposals.js';

const Requested = z.object({ proposalId: z.uuid(), jobId: z.uuid() });
const ProposalRow = z.object({ id: z.uuid(), state: z.string(), createdAt: z.iso.datetime() });
const Applied = z.object({ invited: z.number().int() });

@Controller()
export class ProposalsController {
  constructor(private readonly proposals: Proposals) {}

  @Post('cycles/:id/proposals')
  @HttpCode(202)
  @Route({ permission: 'review.assign', summary: 'Compute a proposal of reviewers for the cycle', response: Requested, status: 202 })
  async request(@Param('id') cycleId: string, @Res({ passthrough: true }) response: Response): Promise<z.infer<typeof Requested>> {
    const requested = await this.proposals.request(cycleId);
    response.setHeader('Location', `/api/v1/jobs/${requested.jobId}`);
    return requested;
  }

  @Get('cycles/:id/proposals')
  @Route({ permission: 'review.assign', summary: 'Proposals of a cycle, newest first', response: z.array(ProposalRow) })
  list(@Param('id') cycleId: string): Promise<z.infer<typeof ProposalRow>[]> {
    return this.proposals.ofCycle(cycleId);
  }

  @Get('proposals/:id')
  @Route({ permission: 'review.assign', summary: 'A proposal with its pairs', response: ProposalView })
  find(@Param('id') id: string): Promise<ProposalView> {
    return this.proposals.find(id);
  }

  @Post('proposals/:id/apply')
  @HttpCode(200)
  @Route({ permission: 'review.assign', summary: 'Invite all proposed reviewers', response: Applied })
  apply(@Param('id') id: string): Promise<z.infer<typeof Applied>> {
    return this.proposals.apply(id);
  }
}
