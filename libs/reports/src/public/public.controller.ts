import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { ANONYMOUS, Db, ListQuery, Route } from '@peerpolis/platform';
import { PublicCycle, PublicCycleRow, PublicMember, PublicNetwork, PublicNetworkRow, PublicResults } from '../contracts.js';
import { PublicPages } from './public-pages.js';
import { PublicResultsReading } from './public-results.js';

/** The same answer for everybody: each route reads as nobody in particular, also for those who are signed in. */
@Controller('public')
export class PublicController {
  constructor(
    private readonly db: Db,
    private readonly pages: PublicPages,
    private readonly reading: PublicResultsReading,
  ) {}

  @Get('networks')
  @Route({ permission: 'public.read', summary: 'Networks', response: z.array(PublicNetworkRow), transaction: false })
  networks(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<PublicNetworkRow[]> {
    return this.asNobody(() => this.pages.networks(query, response));
  }

  @Get('networks/:slug')
  @Route({ permission: 'public.read', summary: 'A network with its members and cycles', response: PublicNetwork, transaction: false })
  network(@Param('slug') slug: string): Promise<PublicNetwork> {
    return this.asNobody(() => this.pages.network(slug));
  }

  @Get('cycles')
  @Route({ permission: 'public.read', summary: 'Cycles that have begun, those published last first', response: z.array(PublicCycleRow), transaction: false })
  cycles(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<PublicCycleRow[]> {
    return this.asNobody(() => this.pages.cycles(query, response));
  }

  @Get('cycles/:slug')
  @Route({ permission: 'public.read', summary: 'A cycle with its stages, published dossiers and reports', response: PublicCycle, transaction: false })
  cycle(@Param('slug') slug: string): Promise<PublicCycle> {
    return this.asNobody(() => this.pages.cycle(slug));
  }

  @Get('cycles/:slug/results')
  @Route({ permission: 'public.read', summary: 'Published results of a cycle, in the order of the alphabet', response: PublicResults, transaction: false })
  results(@Param('slug') slug: string, @Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<PublicResults> {
    return this.asNobody(() => this.reading.read(slug, query, response));
  }

  @Get('members/:slug')
  @Route({ permission: 'public.read', summary: 'A member with its networks and published results', response: PublicMember, transaction: false })
  member(@Param('slug') slug: string): Promise<PublicMember> {
    return this.asNobody(() => this.pages.member(slug));
  }

  private asNobody<T>(work: () => Promise<T>): Promise<T> {
    return this.db.run(ANONYMOUS, work);
  }
}
