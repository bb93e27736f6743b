import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { Route } from '../access/route.js';
import { JobDetail, JobView } from '../contracts.js';
import { Db } from '../database/db.js';
import { list, ListQuery } from '../http/list-query.js';
import { notFound } from '../http/problem.js';
import { JOB_LIST, visibleJobs } from './job-view.js';
import { Jobs } from './jobs.js';

@Controller('jobs')
export class JobsController {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  @Get()
  @Route({ permission: 'job.read', summary: 'Background work asked for by oneself or for one’s network', response: z.array(JobView) })
  all(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<JobView[]> {
    return list<JobView>(this.db, JOB_LIST, { sort: ['createdAt', 'DESC'], ...query }, response);
  }

  @Get(':id')
  @Route({ permission: 'job.read', summary: 'One job: how far it is, and what it waits for', response: JobDetail })
  async one(@Param('id') id: string): Promise<JobDetail> {
    const [job] = await visibleJobs(this.db, [id]);
    if (!job) throw notFound();
    return { ...job, ahead: job.status === 'queued' ? await this.ahead(id) : null };
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Route({ permission: 'job.read', summary: 'Ask a waiting or running job to end', response: JobDetail })
  async cancel(@Param('id') id: string): Promise<JobDetail> {
    await this.jobs.cancel(id);
    return this.one(id);
  }

  /** A number only; the jobs counted may be anybody's. */
  private async ahead(id: string): Promise<number> {
    const row = await this.db.elevate(() =>
      this.db.one<{ n: number }>(`select count(*)::int as n from job where id < $1 and status in ('queued', 'active')`, [id]),
    );
    return row?.n ?? 0;
  }
}
